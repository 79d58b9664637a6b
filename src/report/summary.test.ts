import { expect, test } from 'vitest';
import { renderBadge } from './badge.js';
import { exchange, hostile, report, verdict, violation } from './sample.test-support.js';
import { renderSummary } from './summary.js';

const render = (...given: Parameters<typeof report>) =>
  renderSummary({ report: report(...given), exchanges: [exchange()] });

test('a violation with its statement, consequence, Expected, Actual and commands', () => {
  const page = render([
    violation(),
    verdict({
      case: 'a/b/c',
      outcome: 'inconclusive',
      findings: [{ where: 'control', expected: '2xx', received: '503' }],
    }),
  ]);
  expect(page).toContain('## ✗ Seam conformance: non-conforming');
  expect(page).toContain('**MUST `uuid.malformed-refused`** A string that is not a uuid is answered 400');
  expect(page).toContain('status. Expected: 400. Actual: 200');
  expect(page).toContain('curl -sS -i -X POST "$SEAM_ENDPOINT/user_identities/delete"');
  expect(page).toContain("--only 'user_identities.delete/uuid.malformed-refused/user_identity_id=braced'");
  expect(page).toContain('- 1 × control: expected 2xx, received 503');
});

test('a conforming run is short', () => {
  expect(render([verdict()]).split('\n').length).toBeLessThan(12);
});

test('what a target answers stays text and short', () => {
  const many = Array.from({ length: 400 }, (_, index) =>
    violation({
      case: `a/b/${index}`,
      requirement: `r${index % 40}`,
      findings: [{ where: 'status', expected: '400', received: `${hostile}${'x'.repeat(5000)}` }],
    }),
  );
  const page = render(many, { target: hostile });
  expect(page.length).toBeLessThan(65_536);
  const prose = page.replace(/^(`{3,})sh\n.*?^\1$/gms, '');
  expect(prose).toContain('window.pwned');
  expect(/(?<!\\)<script|[^\\]!\[x\]|@everyone|(?!\n)\p{Cc}/u.exec(prose)).toBeNull();
  expect(/(?!\n)\p{Cc}/u.exec(page)).toBeNull();
});

test('the badge says the outcome, also to a screen reader', () => {
  const badge = renderBadge({ report: report([violation()], { isPartial: true, profile: '<b>' }), exchanges: [] });
  expect(badge).toContain('aria-label="seam conformance: non-conforming · &lt;b&gt; (partial)"');
  expect(badge).not.toContain('<b>');
});
