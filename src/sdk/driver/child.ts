import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { UsageError } from '../../usage-error.js';

/** How a command is started. */
export interface Spawning {
  readonly command: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

const isWindows = process.platform === 'win32';

/** Starts a command in a process group of its own. Throws a UsageError where there is no such command. */
export async function startChild({ command, cwd, env }: Spawning): Promise<ChildProcess> {
  const [file = '', ...args] = command;
  const child = spawn(file, args, { cwd, env, stdio: ['pipe', 'pipe', 'pipe'], detached: !isWindows, windowsHide: true });
  try {
    await once(child, 'spawn');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'an error';
    throw new UsageError(`the command ${file} cannot be started (${code})`, 'Give the command of a driver after --.');
  }
  return child;
}

/** Ends a child and whatever it started: first with a request, and by force when that does not help. */
export async function endChild(child: ChildProcess, graceMs: number): Promise<void> {
  if (hasEnded(child)) return;
  const ended = once(child, 'close');
  signal(child, 'SIGTERM');
  const timer = setTimeout(() => signal(child, 'SIGKILL'), graceMs);
  await ended;
  clearTimeout(timer);
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

// The group holds what a wrapper such as npx started; it may be gone before we are.
function signal(child: ChildProcess, name: NodeJS.Signals): void {
  const { pid } = child;
  if (pid === undefined) return;
  try {
    if (isWindows) child.kill(name);
    else process.kill(-pid, name);
  } catch {
    child.kill(name);
  }
}
