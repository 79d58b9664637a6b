import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../ground/package-root.js';

/** The built command line, as it is installed. */
export const commandFile: string = join(packageRoot, 'dist', 'src', 'cli', 'main.js');

/** How a process ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** An empty folder of its own. */
export function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), 'seam-conformance-'));
}

/** Starts the command line in a folder, with nothing of the surrounding environment but the path. */
export function startCommand(
  args: readonly string[],
  { cwd, env = {} }: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
  const child = spawn(process.execPath, [commandFile, ...args], {
    cwd,
    env: { PATH: process.env.PATH, HOME: cwd, CI: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  return {
    child,
    ended: new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }))),
  };
}

/** Runs the command line to its end. */
export function runCommandLine(...args: Parameters<typeof startCommand>): Promise<Ended> {
  return startCommand(...args).ended;
}

/** Starts `serve` and resolves to the environment that it prints, and to what ends it. */
export async function startServe(
  args: readonly string[] = [],
): Promise<{ readonly env: Readonly<Record<string, string>>; readonly stop: () => Promise<unknown> }> {
  const { child, ended } = startCommand(['serve', '--port', '0', ...args], { cwd: emptyFolder() });
  const env: Record<string, string> = {};
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (chunk) => {
      for (const [, name = '', value = ''] of String(chunk).matchAll(/^export (\w+)=(.*)$/gm)) env[name] = value;
      if (env.SEAM_PUBLISHABLE_KEY !== undefined) resolve();
    });
    void ended.then(({ stderr }) => reject(new Error(stderr)));
  });
  return {
    env,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}
