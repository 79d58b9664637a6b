/** Places for so many who act at a time. Whoever only waits leaves its place to others meanwhile. */
export interface Places {
  /** Acts once there is a place; the name is that of no one else who has one. */
  readonly take: <T>(name: string, act: () => Promise<T>) => Promise<T>;
  /** Waits, and resolves once the name has a place again, where it had one and has not acted by then. */
  readonly aside: <T>(name: string, wait: () => Promise<T>) => Promise<T>;
}

/** So many places, and nobody has one yet. Whoever waited goes on before anyone else begins. */
export function createPlaces(count: number): Places {
  let free = count;
  const acting = new Set<string>();
  const placed = new Set<string>();
  const returning: (() => void)[] = [];
  const beginning: (() => void)[] = [];
  const enter = (name: string, queue: (() => void)[]) =>
    new Promise<void>((resolve) => {
      const entered = () => {
        // Whoever has acted by now while it still waited needs no place.
        if (acting.has(name)) placed.add(name);
        else next();
        resolve();
      };
      if (free > 0) {
        free -= 1;
        entered();
      } else queue.push(entered);
    });
  const next = () => {
    const entered = returning.shift() ?? beginning.shift();
    if (entered) entered();
    else free += 1;
  };
  const leave = (name: string) => {
    if (placed.delete(name)) next();
  };
  return {
    async take(name, act) {
      acting.add(name);
      await enter(name, beginning);
      try {
        return await act();
      } finally {
        acting.delete(name);
        leave(name);
      }
    },
    async aside(name, wait) {
      if (!placed.has(name)) return wait();
      leave(name);
      try {
        return await wait();
      } finally {
        if (acting.has(name)) await enter(name, returning);
      }
    },
  };
}
