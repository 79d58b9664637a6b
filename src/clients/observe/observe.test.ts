import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cachedClient } from '../../../tools/client-table/judged-client.js';
import { publishedClients } from '../../../tools/client-table/published-clients.js';
import { packageRoot } from '../../ground/package-root.js';
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
    expect(report).toMatchObject({ outcome: 'conforming', kind: 'client', requests: 1 });
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

describe('observing the tests of a project that uses `seam`', () => {
  test('judges its requests', { timeout: 180_000 }, async ({ skip }) => {
    const client = publishedClients.find(({ name }) => name === 'seam');
    const installed = client && (await cachedClient(client));
    if (!installed || 'notRun' in installed) return skip(installed?.notRun);
    await symlink(join(installed.folder, 'node_modules'), join(folder, 'node_modules'), 'junction');
    await writeFile(
      join(folder, 'access.test.mjs'),
      `import { Seam } from 'seam';
       const user_identity_id = 'b0a1c2d3-4e5f-4a6b-8c7d-9e0f1a2b3c4d';
       const device_id = 'c1b2a3d4-5e6f-4b7a-9d8c-0f1e2d3c4b5a';
       test('grants and revokes', async () => {
         const seam = new Seam();
         await seam.userIdentities.grantAccessToDevice({ user_identity_id, device_id });
         await seam.userIdentities.revokeAccessToDevice({ user_identity_id, device_id });
         expect(await seam.userIdentities.delete({ user_identity_id })).toBeUndefined();
       });`,
    );
    const vitest = join(packageRoot, 'node_modules', 'vitest', 'vitest.mjs');
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST')));
    const { report, exchanges } = await observe({
      command: [process.execPath, vitest, 'run', '--globals'],
      cwd: folder,
      env,
    });
    expect(report.notJudged).toBeUndefined();
    expect(exchanges.map(({ request }) => `${request.method} ${request.path}`)).toEqual([
      'PUT /user_identities/grant_access_to_device',
      'DELETE /user_identities/revoke_access_to_device',
      'DELETE /user_identities/delete',
    ]);
    expect(report.outcome).toBe('conforming');
    expect(report.verdicts.filter(({ outcome }) => outcome === 'pass')).toHaveLength(22);
  });
});
