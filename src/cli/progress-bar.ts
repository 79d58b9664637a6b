import { SingleBar } from 'cli-progress';
import type { Console } from '../ground/console.js';
import type { Progress } from '../run/progress.js';

/** Shows how far a run is, on a terminal only. */
export interface ProgressBar {
  readonly update: (progress: Progress) => void;
  readonly stop: () => void;
}

/** A live bar on standard error; elsewhere nothing at all. */
export function progressBar({ isInteractive }: Console): ProgressBar {
  if (!isInteractive) return { update: () => undefined, stop: () => undefined };
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
