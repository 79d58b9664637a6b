import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createReference } from '../../fixtures/reference/reference.js';
import { referenceCredentials } from '../../fixtures/reference/seed.js';
import { snapshot } from '../../fixtures/reference/store.js';
import { listen } from '../../fixtures/serve.js';
import type { Report } from '../bundle/report.js';
import { emptyFolder, runCommandLine, startServe } from './testing/command.js';

function reportIn(folder: string): Report {
  return JSON.parse(readFileSync(join(folder, 'seam-conformance-report', 'report.json'), 'utf8'));
}

describe('run --reference', () => {
  const cwd = emptyFolder();
  let ended: Awaited<ReturnType<typeof runCommandLine>>;
  beforeAll(async () => {
    ended = await runCommandLine(['run', '--reference', '--profile', 'core'], { cwd });
  });

  test('conforms, with nothing binding left open', () => {
    const { outcome, counts, verdicts, profile, seed, suite } = reportIn(cwd);
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.stdout).toMatch(/conforming {2}MUST: \d+ passed, 0 failed, 0 inconclusive/);
    expect(outcome).toBe('conforming');
    expect(counts.MUST).toMatchObject({ fail: 0, inconclusive: 0 });
    expect(verdicts.length).toBeGreaterThanOrEqual(350);
    expect({ profile, seed, name: suite.name }).toEqual({ profile: 'core', seed: 1, name: 'seam-conformance' });
    expect(suite.specDigest).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  test('writes every file of a bundle, and no colour into a pipe', () => {
    const machines = ['junit.xml', 'ctrf.json', 'report.sarif', 'gl-code-quality-report.json'];
    for (const file of ['report.json', 'exchanges.har', 'world.json', 'report.html', 'summary.md', ...machines]) {
      expect(existsSync(join(cwd, 'seam-conformance-report', file)), file).toBe(true);
    }
    expect(ended.stdout).not.toContain('\u001b[');
    expect(ended.stderr).toContain('report: seam-conformance-report/report.html');
  });

  test('is repeated by its seed, but for times and ports', async () => {
    const again = emptyFolder();
    await runCommandLine(['run', '--reference', '--profile', 'core'], { cwd: again });
    const stable = ({ startedAt, durationMs, target, ...rest }: Report) => rest;
    expect(stable(reportIn(again))).toEqual(stable(reportIn(cwd)));
    const other = emptyFolder();
    await runCommandLine(['run', '--reference', '--seed', '2', '--only', 'required.*'], { cwd: other });
    expect(reportIn(other).seed).toBe(2);
    expect(reportIn(other).isPartial).toBe(true);
  });

  test('--profile full is conforming too, with nothing binding left open', async () => {
    const full = emptyFolder();
    const { code } = await runCommandLine(['run', '--reference', '--profile', 'full', '--alternates'], { cwd: full });
    const { counts, verdicts } = reportIn(full);
    expect(counts.MUST).toMatchObject({ fail: 0, inconclusive: 0 });
    // Nothing is left out but what the sources leave to the target.
    const leftOut = verdicts.filter(({ level, outcome }) => level === 'MUST' && outcome === 'inapplicable');
    expect(leftOut.filter(({ attribution }) => attribution !== 'spec-silent')).toEqual([]);
    expect(code).toBe(0);
  });
});

describe('a target by URL', () => {
  let served: Awaited<ReturnType<typeof startServe>>;
  beforeAll(async () => {
    served = await startServe();
  });
  afterAll(() => served.stop());

  test('is named by the environment, and lent from by its API', async () => {
    const cwd = emptyFolder();
    const { code, stdout } = await runCommandLine(['run', '--profile', 'core'], { cwd, env: served.env });
    expect(stdout).toContain('conforming');
    expect(code).toBe(0);
    const { residue, configuration } = reportIn(cwd);
    expect(residue.created).toBeGreaterThan(50);
    expect(residue.left).toEqual([]);
    expect(configuration).toMatchObject({ lender: 'api', credentials: { apiKey: '$SEAM_API_KEY' } });
    expect(existsSync(join(cwd, '.seam-conformance'))).toBe(true);
  });

  test('lends nothing for a claim: undetermined, saying what to lend or to withdraw', async () => {
    const { SEAM_PERSONAL_ACCESS_TOKEN, ...env } = served.env;
    const cwd = emptyFolder();
    const { code, stdout } = await runCommandLine(['run', '--profile', 'core', '--only', 'auth.*'], { cwd, env });
    expect(code).toBe(3);
    expect(stdout).toContain('SEAM_PERSONAL_ACCESS_TOKEN');
    expect(stdout).toContain('claims.personalAccessToken: false');
    writeFileSync(join(cwd, 'seam-conformance.config.yaml'), 'claims: { personalAccessToken: false }\n');
    const withdrawn = await runCommandLine(['run', '--profile', 'core', '--only', 'auth.*'], { cwd, env });
    expect(withdrawn.code).toBe(0);
    expect(reportIn(cwd).verdicts.filter(({ outcome }) => outcome === 'inapplicable').length).toBeGreaterThan(0);
  });

  test('--failed judges just what did not pass', async () => {
    const cwd = emptyFolder();
    const mutant = await startServe(['--mutant', 'uuid-unanchored']);
    const summary = join(cwd, 'job-summary.md');
    writeFileSync(summary, 'what an earlier step said\n');
    const runner = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary };
    const first = await runCommandLine(['run', '--only', 'uuid.*'], { cwd, env: { ...mutant.env, ...runner } });
    expect(first.code).toBe(1);
    expect(first.stdout).toMatch(/^::error title=MUST uuid.malformed-refused/m);
    expect(readFileSync(summary, 'utf8')).toMatch(/^what an earlier step said\n[\s\S]*uuid\.malformed-refused/);
    expect(first.stderr).toMatch(/report: seam-conformance-report\/report\.html\n$/);
    const sarif = JSON.parse(readFileSync(join(cwd, 'seam-conformance-report', 'report.sarif'), 'utf8'));
    expect(sarif.runs[0].results.length).toBeGreaterThan(0);
    const failed = reportIn(cwd)
      .verdicts.filter(({ outcome }) => outcome !== 'pass')
      .map((one) => one.case);
    const again = await runCommandLine(['run', '--failed', 'seam-conformance-report', '--output', 'again'], {
      cwd,
      env: mutant.env,
    });
    expect(again.code).toBe(1);
    const repeated: Report = JSON.parse(readFileSync(join(cwd, 'again', 'report.json'), 'utf8'));
    // That the operations are there is shown by every selection.
    const asked = repeated.verdicts.filter(({ requirement }) => requirement !== 'method.served');
    expect(asked.map((one) => one.case).sort()).toEqual([...failed].sort());
    await mutant.stop();
  });

  test('doctor finds it ready', async () => {
    const { code, stdout } = await runCommandLine(['doctor', '--profile', 'full'], {
      cwd: emptyFolder(),
      env: served.env,
    });
    expect(code).toBe(0);
    expect(stdout).toContain('is a sandbox');
  });
});

test('the profile safe needs an API key, and leaves the state bit for bit as it was', async () => {
  const reference = await createReference();
  const { url, close } = await listen(reference.handle);
  const before = snapshot(reference.store);
  const cwd = emptyFolder();
  const { code } = await runCommandLine(['run', url, '--profile', 'safe'], {
    cwd,
    env: { SEAM_API_KEY: referenceCredentials.apiKey },
  });
  await close();
  expect(code).toBe(0);
  expect(snapshot(reference.store)).toBe(before);
  const operations = new Set(
    reportIn(cwd)
      .verdicts.filter(({ outcome }) => outcome === 'pass')
      .map(({ operation }) => operation),
  );
  expect(operations.size).toBe(5);
});

describe('a target that cannot be judged', () => {
  test('a closed port is not judged, and fails nothing', async () => {
    const cwd = emptyFolder();
    const { code, stdout } = await runCommandLine(['run', 'http://127.0.0.1:9', '--profile', 'core'], { cwd });
    expect(code).toBe(3);
    expect(stdout).toContain('not judged');
    const { verdicts, notJudged, outcome } = reportIn(cwd);
    expect(verdicts.filter((one) => one.outcome === 'fail' || one.outcome === 'pass')).toEqual([]);
    expect(notJudged).toContain('refused');
    expect(outcome).toBe('undetermined');
  });

  test('one that dies half-way leaves partial evidence and no green', async () => {
    const reference = await createReference();
    const { url, server } = await listen(reference.handle);
    let answered = 0;
    server.on('request', () => {
      answered += 1;
      if (answered === 200) {
        server.close();
        server.closeAllConnections();
      }
    });
    const cwd = emptyFolder();
    const { code } = await runCommandLine(['run', url, '--profile', 'safe'], {
      cwd,
      env: { SEAM_API_KEY: referenceCredentials.apiKey },
    });
    expect(code).toBe(3);
    const { verdicts, notJudged } = reportIn(cwd);
    expect(notJudged).toContain('stopped answering');
    expect(verdicts.some(({ outcome }) => outcome === 'pass')).toBe(true);
    expect(verdicts.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
  });

  test('a production host and a workspace that is no sandbox are kept away from', async () => {
    const production = await runCommandLine(['run', 'https://connect.getseam.com', '--profile', 'core'], {
      cwd: emptyFolder(),
    });
    expect(production.code).toBe(2);
    expect(production.stderr).toContain('--acknowledge-host connect.getseam.com');
    const live = await liveWorkspace();
    const host = `127.0.0.1:${(live.address() as AddressInfo).port}`;
    const env = { SEAM_API_KEY: 'seam_live1234_567890' };
    const refused = await runCommandLine(['run', `http://${host}`, '--profile', 'core'], { cwd: emptyFolder(), env });
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.stderr).toContain('is no sandbox');
    const cwd = emptyFolder();
    const unasked = await runCommandLine(['run', `http://${host}/elsewhere`, '--profile', 'core'], { cwd, env });
    expect(unasked.code).toBe(3);
    expect(reportIn(cwd)).toMatchObject({ notJudged: expect.stringContaining('refused the credentials') });
    const acknowledged = await runCommandLine(
      ['run', `http://${host}`, '--profile', 'core', '--acknowledge-host', host],
      { cwd: emptyFolder(), env },
    );
    expect(acknowledged.code).not.toBe(2);
    live.closeAllConnections();
    live.close();
  });
});

async function liveWorkspace(): Promise<Server> {
  const server = createServer((request, response) => {
    const isWorkspace = request.url === '/workspaces/get';
    response.writeHead(isWorkspace ? 200 : 401, { 'content-type': 'application/json' });
    response.end(JSON.stringify(isWorkspace ? { workspace: { workspace_id: 'w', is_sandbox: false }, ok: true } : {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
