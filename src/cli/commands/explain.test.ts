import { expect, test } from 'vitest';
import { catalogue } from '../../../suites/servers/catalogue.js';
import { grouped } from '../../ground/grouped.js';
import { UsageError } from '../../ground/usage-error.js';
import { explanationOf } from '../../report/explain/explanation.js';
import { provisions } from '../../report/explain/provision.js';
import { explanationLines } from '../../report/explain/text.js';
import { testConsole } from '../testing/console.test-support.js';
import { explainCommand } from './explain.js';

async function explained(id: string): Promise<string> {
  const lines: string[] = [];
  const codes: number[] = [];
  await explainCommand(testConsole(lines), (code) => codes.push(code)).parseAsync([id], { from: 'user' });
  expect(codes).toEqual([0]);
  return lines.join('\n');
}

test('tells everything about a requirement', async () => {
  const text = await explained('uuid.malformed-refused');
  for (const part of [
    'A string that is not a uuid is answered 400',
    'Why it matters',
    'MUST on every operation',
    'interpretation id-format: Must an id be a uuid?',
    'Reading: Every id parameter',
    'Base request (control)',
    'Fault request (user_identity_id=',
    'curl -sS',
    'HTTP/1.1 400',
    'HTTP/1.1 200',
    'Expected: 400',
    'Usual causes',
    'Fix',
    'uuid-braced: accepts a uuid in braces',
  ]) {
    expect(text).toContain(part);
  }
});

test('tells the level on each operation where it differs', async () => {
  const text = await explained('auth.console-session-accepted');
  expect(text).toMatch(/MUST on user_identities\.revoke_access_to_device, .*\n +MAY on user_identities\.grant/);
});

test('shows exactly the fault of a case', async () => {
  const text = await explained('user_identities.delete/uuid.malformed-refused/user_identity_id=braced');
  expect(text).toMatch(/"user_identity_id":"\{[0-9a-f-]{36}\}"/);
  expect(text).toContain('a case of uuid.malformed-refused');
});

test('tells what becomes of the state', async () => {
  const text = await explained('effect.revoke-device');
  expect(text).toContain('Afterwards the state is devices of A: D2 and D3; nothing else has changed.');
  expect(text).toContain('Actual:   D1 and D2 and D3');
});

test('shows no more of a huge body than a terminal can take', async () => {
  const huge = [...catalogue().cases.keys()].filter((id) => id.includes('robust.never-5xx/'));
  for (const id of huge.slice(0, 12)) expect((await explained(id)).length).toBeLessThan(40_000);
});

test.each(provisions.map(({ id }) => id))('explains %s', async (id) => {
  expect(await explained(id)).toContain('Why it matters');
});

test('explains every kind of case, alternates and scenarios too', async () => {
  const kinds = grouped(
    catalogue().cases,
    ([, { case: one, experiment }]) => `${one.expect.kind} ${experiment.concern} ${experiment.operation.carrier}`,
  );
  for (const [[id] = ['']] of kinds.values()) {
    expect(await explained(id)).toMatch(
      /A conforming answer\n {2}to "[\s\S]*A non-conforming answer\n {2}to "[\s\S]*which is reported as/,
    );
  }
});

test.each([
  ['uuid.malformed-refussed', /did you mean "uuid\.malformed-refused"/],
  ['result.voyd', /did you mean "result\.void"/],
  [
    'user_identities.delete/uuid.malformed-refused/user_identity_id=brace',
    /did you mean "user_identities\.delete\/.*=braced"/,
  ],
])('names the nearest id to %s', async (id, message) => {
  await expect(explained(id)).rejects.toThrow(UsageError);
  await expect(explained(id)).rejects.toThrow(message);
});

test('tells since which requirement set it counts', async () => {
  expect(await explained('uuid.malformed-refused')).toContain('since requirement set 1');
  const id = 'user_identities.delete/uuid.malformed-refused/user_identity_id=braced';
  expect(await explained(id)).toContain('MUST, from the profile safe on, since requirement set 1');
});

test('knows the cases of clients by their ids', async () => {
  const text = await explained('user_identities.delete/result.void/user_identity_id');
  expect(text).toContain('user_identities.delete/result.void/user_identity_id\na case of result.void, on clients');
});

test('tells of a retired case when and why it was retired', () => {
  const id = 'user_identities.delete/uuid.malformed-refused/user_identity_id=old';
  const published = {
    id,
    requirement: 'uuid.malformed-refused',
    since: 1,
    retired: { as: 'duplicate', in: 2 },
  } as const;
  const lines = explanationLines({ ...explanationOf('uuid.malformed-refused', []), published }, testConsole([]).colors);
  expect(lines.slice(0, 2)).toEqual([
    id,
    'retired in requirement set 2: another case shows the same; it was a case of uuid.malformed-refused',
  ]);
});
