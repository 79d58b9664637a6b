/** Keeps the start of what a process writes: enough to find a leak, never enough to fill the memory. */
export interface OutputRecord {
  readonly add: (text: string) => void;
  readonly text: () => string;
  /** The last line that is not blank; empty where there is none. */
  readonly lastLine: () => string;
}

const limit = 4 * 1024 * 1024;

/** A record of up to four million characters. */
export function createOutputRecord(): OutputRecord {
  const parts: string[] = [];
  let length = 0;
  let last = '';
  return {
    add(text) {
      last = (last + text).slice(-2000);
      if (length >= limit) return;
      parts.push(text.slice(0, limit - length));
      length += text.length;
    },
    text: () => parts.join(''),
    lastLine: () =>
      last
        .split('\n')
        .map((line) => line.trim())
        .findLast((line) => line !== '') ?? '',
  };
}
