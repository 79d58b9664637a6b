import { expect, test } from 'vitest';
import { renderHtml } from './page.js';
import { sample } from './page-sample.test-support.js';

test('it says everything about a failed requirement', () => {
  const html = renderHtml(sample);
  for (const text of [
    'The target violates one requirement of the level MUST, in 1 case.',
    'A string that is not a uuid is answered 400, for every id parameter.',
    'Typing errors come back as &quot;not found&quot; or a crash',
    'OpenAPI, requestBody',
    'Interpretation: Must an id be a uuid?',
    'uuid-trimmed',
    '<dt>Expected</dt><dd>400</dd>',
    '<dt>Actual</dt><dd>200</dd>',
    'curl -sS -i -X POST &quot;$SEAM_ENDPOINT/user_identities/delete&quot;',
    'seam-conformance run https://staging.example --profile core --seed 7 --only',
    'isolation is not claimed',
    'credentials.apiKey',
    'user_identity_id is a uuid',
  ]) {
    expect(html).toContain(text);
  }
});

test('it needs no other register and no contract for clients', () => {
  const html = renderHtml({ ...sample, report: { ...sample.report, kind: 'client' } });
  expect(html).toContain('client.rule');
  expect(html).not.toContain('id="coverage"');
});
