import { execFile, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import type { RecordedReport } from '../bundle/schema/report.js';
import { emptyFolder, runCommandLine } from './testing/command.js';

// The published fake listens on every interface; here it must not.
const loopbackOnly = `
import net from 'node:net';
const { listen } = net.Server.prototype;
net.Server.prototype.listen = function (...args) {
  const done = args.find((one) => typeof one === 'function');
  return listen.call(this, { port: 0, host: '127.0.0.1' }, () => {
    console.log('at http://127.0.0.1:' + this.address().port);
    done?.();
  });
};
`;

test('the published fake, which lacks the operations, is told so plainly by doctor and run', async () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  writeFileSync(join(folder, 'loopback.mjs'), loopbackOnly);
  await promisify(execFile)('npm', ['install', '--no-audit', '--no-fund', '@seamapi/fake-seam-connect@1.86.0'], {
    cwd: folder,
  });
  const server = join(folder, 'node_modules', '@seamapi', 'fake-seam-connect', 'dist', 'server.js');
  const child = spawn(process.execPath, ['--import', './loopback.mjs', server, '--seed'], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  try {
    // It looks for a free port with a first listener, and says where it is once the second one listens.
    const url = await new Promise<string>((resolve) => {
      let log = '';
      child.stdout.on('data', (chunk) => {
        log += chunk;
        if (/info/.test(log)) resolve([...log.matchAll(/at (http:\S+)/g)].at(-1)?.[1] ?? '');
      });
    });
    const env = { SEAM_API_KEY: 'seam_apikey1_token' };
    const doctor = await runCommandLine(['doctor', url], { cwd: folder, env });
    expect(doctor.code).toBe(3);
    expect(doctor.stdout.match(/is not implemented/g)).toHaveLength(5);
    const run = await runCommandLine(['run', url], { cwd: folder, env });
    expect(run.code).toBe(1);
    const { verdicts }: RecordedReport = JSON.parse(
      readFileSync(join(folder, 'seam-conformance-report', 'report.json'), 'utf8'),
    );
    const failed = verdicts.filter(({ outcome }) => outcome === 'fail');
    expect(failed.map(({ requirement }) => requirement)).toEqual(Array(5).fill('method.served'));
    for (const { findings } of failed) expect(findings.join()).toContain('not implemented');
    expect(verdicts.some(({ outcome }) => outcome === 'pass')).toBe(false);
  } finally {
    child.kill();
  }
}, 120_000);
