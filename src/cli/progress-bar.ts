import { SingleBar } from 'cli-progress';
import type { Console } from '../ground/console.js';
import type { Progress } from '../run/progress.js';

/** Shows how far a run is, on a terminal only. */
export interface ProgressBar {
  readonly update: (progress: Progress) => void;
  /** Writes a line above the bar, or where there is none. */
  readonly say: (line: string) => void;
  readonly stop: () => void;
}

/** A live bar on standard error; elsewhere nothing but what is said. */
export function progressBar({ isInteractive, note }: Console): ProgressBar {
  if (!isInteractive) return { update: () => undefined, say: note, stop: () => undefined };
  const bar = new SingleBar({
    format: '  {bar} {value}/{total} experiments, {requests} requests  {operation}',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 24,
    hideCursor: true,
    clearOnComplete: true,
    stream: process.stderr,
  });
  let isStarted = false;
  return {
    say(line) {
      if (isStarted) process.stderr.write('\r\x1b[2K');
      note(line);
    },
    update({ experiments, experimentsDone, requests, operation }) {
      if (experiments === 0) return;
      if (!isStarted) bar.start(experiments, 0, { requests, operation });
      isStarted = true;
      bar.update(experimentsDone, { requests, operation });
    },
    stop: () => {
      if (isStarted) bar.stop();
    },
  };
}
