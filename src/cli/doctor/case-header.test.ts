import { expect, test } from 'vitest';
import { exchange } from '../../report/sample.test-support.js';
import { settingsOf } from '../../run/settings.js';
import type { Call } from '../../run/world/call.js';
import { examine } from './examine.js';

const answering =
  (status: number): Call =>
  async () =>
    exchange({ answer: { kind: 'response', status, headers: [], body: '', isUtf8: true } });
const settings = settingsOf({ profile: 'safe', credentials: new Map(), seed: 1 });

test.each([
  ['refuses the header', 404, 403, ['the header seam-conformance-case changes the answer: 403 with it, 404 without']],
  ['does not mind the header', 404, 404, []],
  ['refuses everything', 403, 403, []],
])('a gateway that %s', async (_what, plain, named, told) => {
  const findings = await examine(settings, answering(plain), answering(named));
  const about = findings.filter(({ text }) => text.includes('seam-conformance-case'));
  expect(about.map(({ text }) => text)).toEqual(told);
  for (const { state, consequence } of about) {
    expect(state).toBe('lack');
    expect(consequence).toContain('--no-case-header');
  }
});

test('without the header in a run, nothing is asked with it', async () => {
  const findings = await examine(settings, answering(404));
  expect(findings.filter(({ area }) => area === 'target')).toEqual([]);
});
