/** What is waited for, by whoever looks for all who wait for it. */
export interface Watch {
  /**
   * Takes on what no one looks for, and returns when the others no longer look for the rest; `undefined` where something is
   * left to look for oneself.
   */
  readonly share: (watcher: string, things: readonly string[]) => Promise<unknown> | undefined;
  /** Gives up what one looks for, but for some things. */
  readonly leave: (watcher: string, except?: readonly string[]) => void;
}

/** A watch in which each thing has one watcher at a time. */
export function createWatch(): Watch {
  const watchers = new Map<string, { readonly name: string; readonly over: Promise<void>; readonly end: () => void }>();
  return {
    share(name, things) {
      for (const thing of things) {
        if (watchers.has(thing)) continue;
        let end = (): void => undefined;
        const over = new Promise<void>((resolve) => {
          end = resolve;
        });
        watchers.set(thing, { name, over, end });
      }
      const known = things.flatMap((thing) => watchers.get(thing) ?? []);
      return known.some((one) => one.name === name) ? undefined : Promise.all(known.map(({ over }) => over));
    },
    leave(name, except = []) {
      for (const [thing, watcher] of watchers) {
        if (watcher.name !== name || except.includes(thing)) continue;
        watchers.delete(thing);
        watcher.end();
      }
    },
  };
}
