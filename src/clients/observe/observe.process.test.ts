import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { UsageError } from '../../ground/usage-error.js';

import { observe } from './observe.js';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'observed-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const send = (init: string, path = '/user_identities/delete') => `
  const token = process.env.SEAM_API_KEY ?? process.env.SEAM_PERSONAL_ACCESS_TOKEN;
  const workspace = process.env.SEAM_WORKSPACE_ID;
  const id = 'b0a1c2d3-4e5f-4a6b-8c7d-9e0f1a2b3c4d';
  const answer = await fetch(process.env.SEAM_ENDPOINT + '${path}', ${init});
  if (answer.status !== 200) console.log('refused', answer.status);`;

const plain = `{ method: 'POST', body: JSON.stringify({ user_identity_id: id }),
  headers: { authorization: 'Bearer ' + token, 'content-type': 'application/json', ...(workspace && { 'seam-workspace': workspace }) } }`;

async function observed(code: string, options: { readonly credential?: 'personal-access-token' } = {}) {
  const script = join(folder, `script-${Math.random().toString(36).slice(2)}.mjs`);
  await writeFile(script, code);
  const { report } = await observe({ command: [process.execPath, script], ...options });
  const of = (outcome: string) => report.verdicts.filter((verdict) => verdict.outcome === outcome);
  return { report, failed: of('fail').map(({ requirement }) => requirement), passed: of('pass').length };
}

describe('observing a command', () => {
  test('judges what it sends, and calls what it does not send inapplicable', async () => {
    const { report, failed, passed } = await observed(send(plain));
    expect(failed).toEqual([]);
    expect(passed).toBe(8);
    expect(report.verdicts.filter(({ outcome }) => outcome === 'inapplicable')).toHaveLength(28);
    expect(report).toMatchObject({ outcome: 'conforming', kind: 'client', requests: 1, isPartial: true });
  });

  test('lends a personal access token with a workspace', async () => {
    const { report, failed } = await observed(send(plain), { credential: 'personal-access-token' });
    expect(failed).toEqual([]);
    expect(report.outcome).toBe('conforming');
  });

  test('finds what is wrong with a request', async () => {
    const { failed, report } = await observed(
      send(plain.replace('application/json', 'text/plain'), '/user_identities/delete?x=1'),
    );
    expect(failed).toEqual(['request.json-body', 'request.nothing-undocumented']);
    expect(report.outcome).toBe('non-conforming');
  });

  test('finds the token in the output, and hands it on by name alone', async () => {
    const lines: string[] = [];
    const script = join(folder, 'leaks.mjs');
    await writeFile(script, `${send(plain)} console.error('using', token)`);
    const { report } = await observe({
      command: [process.execPath, script],
      onOutput: (_stream, text) => lines.push(text),
    });
    expect(report.verdicts.filter(({ outcome }) => outcome === 'fail').map(({ requirement }) => requirement)).toEqual([
      'secret.not-in-output',
    ]);
    expect(lines.join('')).toContain('using {{api-key}}');
  });

  test('is undetermined where nothing, or nothing with the lent credential, arrives', async () => {
    expect((await observed('')).report.outcome).toBe('undetermined');
    expect((await observed(send(plain.replace("'Bearer ' + token", "'Bearer another-token'")))).report.outcome).toBe(
      'undetermined',
    );
  });

  test('is undetermined where the command fails', async () => {
    const { report } = await observed(`${send(plain)} process.exitCode = 4`);
    expect(report).toMatchObject({ outcome: 'undetermined', notJudged: 'the command ended with exit code 4' });
  });

  test('needs a command', async () => {
    await expect(observe({ command: [] })).rejects.toThrow(UsageError);
  });
});
