import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { emptyFolder, runCommandLine } from '../../src/cli/testing/command.js';
import { packageRoot } from '../../src/ground/package-root.js';
import { createApp, credentials } from './app.js';

const execute = promisify(execFile);
const without = ['/user_identities/remove_acs_user', '/acs/users/revoke_access_to_all_entrances'];
const notClaimed = ['user_identities.remove_acs_user', 'acs.users.revoke_access_to_all_entrances'];
const claimed = ['user_identities.*_access_to_device', 'user_identities.delete'];
const broken = '/user_identities/delete';

/** One that takes whatever comes, at one path. */
function breaking(path: string, app: RequestListener): RequestListener {
  return (request, response) =>
    request.url === path
      ? response.setHeader('content-type', 'application/json').end('{"ok":true}')
      : app(request, response);
}

const whole = createApp({ without });
const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});
const states = [
  { state: 'whole', listener: whole, code: 0 },
  { state: 'broken in one of them', listener: breaking(broken, whole), code: 1 },
] as const;

describe('three of the five operations, claimed by name', () => {
  test.each(states)('the command line judges an app that is $state', async ({ listener, code }) => {
    const cwd = emptyFolder();
    const configuration = { operations: claimed, profile: 'core' };
    writeFileSync(join(cwd, 'seam-conformance.config.json'), JSON.stringify(configuration));
    const { stdout, ...run } = await runCommandLine(['run', await serve(listener), '--output', 'bundle'], {
      cwd,
      env: { SEAM_API_KEY: credentials.apiKey, ...person },
    });
    expect(run.code).toBe(code);
    expect(stdout).toContain(`operations not claimed, and not judged: ${notClaimed.join(', ')}`);
    for (const id of notClaimed) expect(stdout).not.toContain(`${id}/`);
    const verified = await runCommandLine(['verify', 'bundle'], { cwd });
    expect(verified.stdout).toContain('verified');
    expect(verified.code).toBe(0);
  });

  test.each(states)('a vitest file judges an app that is $state', async ({ listener, code }) => {
    const folder = emptyFolder();
    const door = JSON.stringify(join(packageRoot, 'dist', 'src', 'vitest.js'));
    writeFileSync(
      join(folder, 'conformance.test.mjs'),
      `import { describeConformance } from ${door};
describeConformance({ describe, test }, {
  target: ${JSON.stringify(await serve(listener))},
  profile: 'safe',
  operations: ${JSON.stringify(claimed)},
  credentials: ${JSON.stringify({ 'api-key': credentials.apiKey, 'personal-access-token': credentials.personalAccessToken })},
  workspaceId: ${JSON.stringify(credentials.workspaceId)},
});
`,
    );
    const vitest = join(packageRoot, 'node_modules', 'vitest', 'vitest.mjs');
    const args = [vitest, 'run', '--globals', '--reporter=json', '--root', folder];
    const run = await execute(process.execPath, args, { cwd: folder, maxBuffer: 64 * 1024 * 1024 }).then(
      ({ stdout }) => ({ stdout, code: 0 }),
      ({ stdout, code: failed }: { readonly stdout: string; readonly code: number }) => ({ stdout, code: failed }),
    );
    expect(run.code).toBe(code);
    const { testResults } = JSON.parse(run.stdout);
    const tests: readonly { readonly title: string; readonly status: string }[] = testResults[0].assertionResults;
    const failed = tests.filter(({ status }) => status === 'failed').map(({ title }) => title.split('/')[0]);
    expect([...new Set(failed)]).toEqual(code === 0 ? [] : ['user_identities.delete', 'the target conforms']);
    for (const id of notClaimed) {
      expect(tests.find(({ title }) => title === `${id} is not claimed`)?.status).toBe('skipped');
      expect(tests.some(({ title }) => title.startsWith(`${id}/`))).toBe(false);
    }
  });
});

const person = {
  SEAM_PERSONAL_ACCESS_TOKEN: credentials.personalAccessToken,
  SEAM_WORKSPACE_ID: credentials.workspaceId,
};

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
