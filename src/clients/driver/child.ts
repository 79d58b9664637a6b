import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { UsageError } from '../../ground/usage-error.js';

/** How a command is started. */
export interface Spawning {
  readonly command: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

/** A command that runs. */
export interface Child {
  readonly process: ChildProcess;
  /** Resolves once it has ended and all that it wrote has been read. */
  readonly closed: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  /** Ends it and whatever it started: with a request first, by force where that does not help. */
  readonly end: (graceMs: number) => Promise<void>;
}

const isWindows = process.platform === 'win32';
const running = new Set<ChildProcess>();

// Whoever ends this process at once leaves nobody behind.
function abandonAll(): void {
  for (const child of running) signal(child, 'SIGKILL');
}

/** Starts a command in a process group of its own. Throws a UsageError where there is no such command. */
export async function startChild({ command, cwd, env }: Spawning): Promise<Child> {
  const [file = '', ...args] = command;
  const child = spawn(file, args, {
    cwd,
    env,
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: !isWindows,
    windowsHide: true,
  });
  try {
    await once(child, 'spawn');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'an error';
    throw new UsageError(`the command ${file} cannot be started (${code})`, 'Give the command of a driver after --.');
  }
  let isClosed = false;
  if (running.size === 0) process.once('exit', abandonAll);
  running.add(child);
  const closed = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('close', (code, signal) => {
      isClosed = true;
      running.delete(child);
      if (running.size === 0) process.off('exit', abandonAll);
      resolve({ code, signal });
    });
  });
  const ends = async (ms: number) => {
    await Promise.race([closed, sleep(ms, undefined, { ref: false })]);
    return isClosed;
  };
  return {
    process: child,
    closed,
    async end(graceMs) {
      for (const name of ['SIGTERM', 'SIGKILL'] as const) {
        if (isClosed) return;
        signal(child, name);
        if (await ends(graceMs)) return;
      }
      // Something that left the group holds the pipes; nobody listens to it any more.
      child.stdout?.destroy();
      child.stderr?.destroy();
    },
  };
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
