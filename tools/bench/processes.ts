import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { packageRoot } from '../../src/ground/package-root.js';

const command = join(packageRoot, 'dist', 'src', 'cli', 'main.js');

/** The reference implementation in a process of its own. */
export async function startServer(): Promise<{
  readonly env: Readonly<Record<string, string>>;
  readonly stop: () => Promise<void>;
}> {
  const child = spawn(process.execPath, [command, 'serve'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const env: Record<string, string> = {};
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk) => {
      for (const [, name = '', value = ''] of String(chunk).matchAll(/^export (\w+)=(.*)$/gm)) env[name] = value;
      if (env.SEAM_PUBLISHABLE_KEY !== undefined) resolve();
    });
  });
  return {
    env,
    stop: () =>
      new Promise((resolve) => {
        child.on('close', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

/** Runs the suite once: how long until its first request, and the most memory it held. */
export async function watchedRun(
  env: Readonly<Record<string, string>>,
  folder: string,
): Promise<{ readonly startUpMs: number; readonly peakMegabytes: number }> {
  const startUpMs = await timeToFirstRequest();
  const child = spawn(process.execPath, [command, 'run', '--profile', 'core', '--output', folder], {
    env: { ...process.env, ...env },
    stdio: 'ignore',
  });
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, residentPeak(child.pid));
  }, 20);
  await new Promise((resolve) => child.on('close', resolve));
  clearInterval(timer);
  return { startUpMs, peakMegabytes: peak / 1024 };
}

function timeToFirstRequest(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer((_request, response) => {
      const elapsed = performance.now() - start;
      response.destroy();
      child.kill('SIGKILL');
      server.closeAllConnections();
      server.close(() => resolve(elapsed));
    });
    let start = 0;
    let child: ReturnType<typeof spawn>;
    server.listen(0, '127.0.0.1', () => {
      start = performance.now();
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      child = spawn(process.execPath, [command, 'run', url, '--output', '/dev/null'], { stdio: 'ignore' });
    });
  });
}

/** In kilobytes; 0 where the system does not tell. */
function residentPeak(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
