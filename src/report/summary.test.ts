import picocolors from 'picocolors';
import { expect, test } from 'vitest';
import { renderBadge } from './badge.js';
import { exchange, hostile, report, verdict, violation } from './sample.test-support.js';
import { renderSummary } from './summary.js';
import { renderTerminal } from './terminal.js';

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

test('what comes now and then is one thing, told first, with a command for all of it', () => {
  const once = { confirmed: '1/2', exchanges: [0] } as const;
  const given = report([
    violation({ case: 'a/void.json/x', requirement: 'void.json', confirmed: '2/2' }),
    violation({ ...once, case: 'a/uuid.malformed-refused/x' }),
    violation({ ...once, case: 'a/required.null-refused/x', requirement: 'required.null-refused' }),
  ]);
  const terminal = renderTerminal(given, [exchange()], picocolors.createColors(false), 'npx seam-conformance', 'kept');
  const page = renderSummary({ report: given, exchanges: [exchange()] });
  for (const text of [terminal, page]) {
    expect(text.match(/2 cases of 2 requirements failed in one of two attempts/g)).toHaveLength(1);
    expect(text.indexOf('in one of two attempts')).toBeLessThan(text.indexOf('void.json'));
  }
  expect(terminal).toContain('--seed 7 --failed kept --output');
  expect(page).toContain("--failed '<this folder>'");
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
