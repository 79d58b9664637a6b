import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cachedClient } from '../../../tools/client-table/judged-client.js';
import { publishedClients } from '../../../tools/client-table/published-clients.js';
import { packageRoot } from '../../ground/package-root.js';
import { observe } from './observe.js';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'observed-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('observing the tests of a project that uses `seam`', () => {
  test('judges its requests', { timeout: 180_000 }, async ({ skip }) => {
    const client = publishedClients.find(({ name }) => name === 'seam');
    const installed = client && (await cachedClient(client));
    if (!installed || 'notRun' in installed) return skip(`not tested: observing the client seam: ${installed?.notRun}`);
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
