import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Har } from 'har-format';
import type { Exchange } from '../../src/model/exchange.js';
import { fromHar } from '../../src/model/har.js';
import { command, type Server } from './server.js';

/** What a run of the command line took. */
export interface Measured {
  /** From its start to its end, in milliseconds. */
  readonly ms: number;
  readonly peakMegabytes: number;
  readonly requests: number;
  readonly bundleBytes: number;
  readonly harBytes: number;
  readonly exchanges: readonly Exchange[];
}

/** Runs the command line once, and resolves to how long that took. */
export async function timed(args: readonly string[], server?: Server): Promise<{ ms: number; peakMegabytes: number }> {
  const start = performance.now();
  const child = spawn(process.execPath, [command, ...args], {
    env: { ...process.env, ...server?.env },
    cwd: tmpdir(),
    stdio: 'ignore',
  });
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, residentPeak(child.pid));
  }, 20);
  await new Promise((resolve) => child.on('close', resolve));
  clearInterval(timer);
  return { ms: performance.now() - start, peakMegabytes: peak / 1024 };
}

/** Judges a server. */
export async function judged(server: Server, ...args: readonly string[]): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'seam-conformance-bench-'));
  try {
    const { ms, peakMegabytes } = await timed(['run', '--output', folder, ...args], server);
    const har: Har = JSON.parse(readFileSync(join(folder, 'exchanges.har'), 'utf8'));
    const exchanges = fromHar(har);
    const sizes = readdirSync(folder).map((name) => statSync(join(folder, name)).size);
    return {
      ms,
      peakMegabytes,
      requests: exchanges.length,
      bundleBytes: sizes.reduce((sum, size) => sum + size, 0),
      harBytes: statSync(join(folder, 'exchanges.har')).size,
      exchanges,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** In kilobytes; 0 where the system does not tell. */
function residentPeak(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
