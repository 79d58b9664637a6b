/** How far a run is. */
export interface Progress {
  readonly operation: string;
  readonly experimentsDone: number;
  readonly experiments: number;
  readonly requests: number;
}

/** Counts what a run does, and tells after each request and each experiment. */
export interface Counter {
  readonly onRequest: () => void;
  readonly onBegun: (operation: string) => void;
  readonly onDone: () => void;
  readonly onMore: (experiments: number) => void;
}

/** Starts at nothing done of nothing planned. */
export function createCounter(tell: (progress: Progress) => void): Counter {
  let progress: Progress = { operation: '', experimentsDone: 0, experiments: 0, requests: 0 };
  const change = (part: Partial<Progress>) => {
    progress = { ...progress, ...part };
  };
  return {
    onRequest() {
      change({ requests: progress.requests + 1 });
      tell(progress);
    },
    onBegun: (operation) => change({ operation }),
    onDone() {
      change({ experimentsDone: progress.experimentsDone + 1 });
      tell(progress);
    },
    onMore: (experiments) => change({ experiments: progress.experiments + experiments }),
  };
}
