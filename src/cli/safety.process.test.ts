import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import picocolors from 'picocolors';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createReference, type Reference } from '../../fixtures/reference/reference.js';
import { referenceCredentials } from '../../fixtures/reference/seed.js';
import { snapshot } from '../../fixtures/reference/store.js';
import { listen } from '../../fixtures/serve.js';
import type { CredentialName } from '../../spec/credentials.js';
import { reportOn } from '../bundle/from-run.js';
import { toWorldRecord } from '../bundle/world-record.js';
import { createSecrets } from '../model/secrets.js';
import { renderTerminal } from '../report/terminal.js';
import { writeRendered } from '../report/write-rendered.js';
import { run } from '../run/run.js';
import { emptyFolder, runCommandLine, startCommand } from './testing/command.js';

const env = {
  SEAM_API_KEY: referenceCredentials.apiKey,
  SEAM_PERSONAL_ACCESS_TOKEN: referenceCredentials.personalAccessToken,
  SEAM_CONSOLE_SESSION_TOKEN: referenceCredentials.consoleSessionToken,
  SEAM_CONFORMANCE_OTHER_API_KEY: referenceCredentials.otherApiKey,
};

describe('a run that is interrupted', () => {
  let reference: Reference;
  let served: Awaited<ReturnType<typeof listen>>;
  let before: string;
  beforeEach(() => {
    before = snapshot(reference.store);
  });
  beforeAll(async () => {
    reference = await createReference();
    served = await listen(reference.handle);
  });
  afterAll(() => served.close());

  /** Resolves once the target got so many requests. */
  function requests(count: number): Promise<void> {
    return new Promise((resolve) => {
      let seen = 0;
      const onRequest = () => {
        seen += 1;
        if (seen < count) return;
        served.server.off('request', onRequest);
        resolve();
      };
      served.server.on('request', onRequest);
    });
  }

  // Counted in requests, as wall-clock time would depend on the machine. What is left at any moment, clean.process.test.ts
  // shows.
  test.each([8, 150, 420])('by SIGKILL after %i requests is cleaned up to the last row', async (count) => {
    const cwd = emptyFolder();
    const { child, ended } = startCommand(['run', served.url, '--profile', 'full'], { cwd, env });
    await requests(count);
    child.kill('SIGKILL');
    await ended;
    const { code, stdout } = await runCommandLine(['clean', served.url], { cwd, env });
    expect(stdout).not.toContain('left:');
    expect(code).toBe(0);
    expect(snapshot(reference.store)).toBe(before);
    expect(existsSync(join(cwd, '.seam-conformance')) ? readdirSync(join(cwd, '.seam-conformance')) : []).toEqual([]);
  });

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'by %s ends with a report, and leaves nothing behind',
    async (signal) => {
      const cwd = emptyFolder();
      const { child, ended } = startCommand(['run', served.url, '--profile', 'full'], { cwd, env });
      await requests(300);
      child.kill(signal);
      const { code, stdout } = await ended;
      const report = JSON.parse(readFileSync(join(cwd, 'seam-conformance-report', 'report.json'), 'utf8'));
      expect(stdout).toContain('not judged: the run was stopped');
      expect(code).toBe(signal === 'SIGINT' ? 130 : 3);
      expect(report.residue.left).toEqual([]);
      expect(snapshot(reference.store)).toBe(before);
    },
  );

  test('clean without a journal has nothing to do', async () => {
    expect(await runCommandLine(['clean'], { cwd: emptyFolder(), env })).toMatchObject({ code: 0 });
  });
});

test('no secret is in any artifact of runs with several seeds against a target that gives back all it gets', async () => {
  const server = createServer((request, response) => {
    const token = (request.headers.authorization ?? '').split(' ').at(-1) ?? '';
    const text = JSON.stringify({
      headers: request.headers,
      raw: token,
      base64: Buffer.from(token).toString('base64'),
      basic: Buffer.from(`${token}:`).toString('base64'),
      url: encodeURIComponent(token),
      path: request.url,
      ...(request.url === '/workspaces/get' ? { workspace: { workspace_id: 'w', is_sandbox: true } } : {}),
    });
    response.writeHead(request.url === '/workspaces/get' ? 200 : 400, {
      'x-echo': token,
      'content-type': 'application/json',
    });
    response.end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const secrets = new Map<CredentialName, string>([
    ['api-key', 'seam_testA+b/c_Secret/One+=='],
    ['personal-access-token', 'seam_at1Person_SecretTwo000'],
    ['console-session-token', 'eyJhbGciOi.SecretThree.sig'],
    ['other-api-key', 'seam_testOther_SecretFour00'],
    ['publishable-key', 'seam_pk1Pub_SecretFive00000'],
  ]);
  const needles = [...secrets.values()].flatMap((secret) => [
    secret,
    Buffer.from(secret).toString('base64').replace(/=+$/, ''),
    encodeURIComponent(secret),
  ]);
  for (let seed = 0; seed < 4; seed += 1) {
    const result = await run({
      destination: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      profile: 'full',
      credentials: secrets,
      workspaceId: '11111111-2222-4333-8444-555555555555',
      seed,
      selection: { only: ['user_identities.delete/auth.*', 'user_identities.delete/error.*/during=errors.*'] },
      lender: { kind: 'synthetic' },
    });
    const report = reportOn(result, {});
    expect(report.outcome).not.toBe('conforming');
    const folder = mkdtempSync(join(tmpdir(), 'seam-conformance-'));
    const world = toWorldRecord(result.lender, result.facts, result.provenCredentials, result.loans);
    await writeRendered(folder, { report, exchanges: result.exchanges, world }, createSecrets(secrets).redact);
    const artifacts = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
    artifacts.push(renderTerminal(report, result.exchanges, picocolors.createColors(false)));
    for (const needle of needles) expect(artifacts.some((text) => text.includes(needle))).toBe(false);
  }
  server.closeAllConnections();
  server.close();
});
