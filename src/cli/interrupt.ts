import type { Console } from '../ground/console.js';

/** What shells expect of a program that SIGINT has ended. */
export const interruptedCode = 130;

/**
 * A signal that the first SIGINT, SIGTERM or SIGHUP aborts, so that a run ends with what it has; a second one ends the process
 * at once.
 */
export function interruptible(console: Console): {
  readonly signal: AbortSignal;
  /** Whether it was SIGINT that aborted it. */
  readonly wasInterrupted: () => boolean;
  readonly release: () => void;
} {
  const controller = new AbortController();
  let first: NodeJS.Signals | undefined;
  const stop = (name: NodeJS.Signals) => {
    if (first !== undefined) process.exit(2);
    first = name;
    console.note(`${name}: ending the run; once more ends it at once`);
    controller.abort();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.on('SIGHUP', stop);
  return {
    signal: controller.signal,
    wasInterrupted: () => first === 'SIGINT',
    release() {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
      process.off('SIGHUP', stop);
    },
  };
}
