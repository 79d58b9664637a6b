import type { Console } from '../ground/console.js';

/**
 * A signal that the first SIGINT, SIGTERM or SIGHUP aborts, so that a run ends with what it has; a second one ends the process
 * at once.
 */
export function interruptible(console: Console): { readonly signal: AbortSignal; readonly release: () => void } {
  const controller = new AbortController();
  const stop = (name: NodeJS.Signals) => {
    if (controller.signal.aborted) process.exit(2);
    console.note(`${name}: ending the run; once more ends it at once`);
    controller.abort();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.on('SIGHUP', stop);
  return {
    signal: controller.signal,
    release() {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
      process.off('SIGHUP', stop);
    },
  };
}
