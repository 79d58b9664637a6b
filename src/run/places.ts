import pLimit from 'p-limit';

/** Places for so many who act at a time. Whoever only waits leaves its place to others meanwhile. */
export interface Places {
  /** Acts once there is a place; the name is that of no one else who has one. */
  readonly take: <T>(name: string, act: () => Promise<T>) => Promise<T>;
  /** Waits, and resolves once the name has a place again, where it had one and has not acted by then. */
  readonly aside: <T>(name: string, wait: () => Promise<T>) => Promise<T>;
}

/** So many places, and nobody has one yet. */
export function createPlaces(count: number): Places {
  const limit = pLimit(count);
  const acting = new Set<string>();
  const leaving = new Map<string, () => void>();
  const enter = (name: string) =>
    new Promise<void>((entered) => {
      void limit(() => {
        entered();
        // Whoever has acted by now while it still waited needs no place.
        if (!acting.has(name)) return undefined;
        return new Promise<void>((leave) => leaving.set(name, leave));
      });
    });
  const leave = (name: string) => {
    leaving.get(name)?.();
    leaving.delete(name);
  };
  return {
    async take(name, act) {
      acting.add(name);
      await enter(name);
      try {
        return await act();
      } finally {
        acting.delete(name);
        leave(name);
      }
    },
    async aside(name, wait) {
      if (!leaving.has(name)) return wait();
      leave(name);
      try {
        return await wait();
      } finally {
        if (acting.has(name)) await enter(name);
      }
    },
  };
}
