// Bodies of errors and values of headers come thousands of times, and are short.
const longestKey = 512;
const keptAtMost = 1000;

/** A function of texts that knows its results for short ones that come again. */
export interface Remembered {
  readonly of: (text: string) => string;
  /** For when the function makes something else of them from now on. */
  readonly forget: () => void;
}

/** Remembers what a function makes of short texts. */
export function remembered(make: (text: string) => string): Remembered {
  const known = new Map<string, string>();
  return {
    of(text) {
      if (text.length > longestKey) return make(text);
      const found = known.get(text);
      if (found !== undefined) return found;
      if (known.size >= keptAtMost) known.clear();
      const made = make(text);
      known.set(text, made);
      return made;
    },
    forget: () => known.clear(),
  };
}
