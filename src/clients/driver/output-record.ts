/** Keeps the start of what a process writes: enough to find a leak, never enough to fill the memory. */
export interface OutputRecord {
  readonly add: (text: string) => void;
  readonly text: () => string;
  /** The last line that is not blank; empty where there is none. */
  readonly lastLine: () => string;
  /** The first line that reads like an error; the last line where none does. */
  readonly errorLine: () => string;
}

// A line that states an error says more than one of the source that is quoted beside it.
const errorLike = [
  /^(?:(?:exception in thread|php|uncaught|panic|fatal)\b.*|[\w.$\\]*(?:error|exception)(?: \[\w+\])?): ?\S/i,
  /\w*(?:Error|Exception)\b.*:|\b(?:error|not found|cannot|no such|unable)\b/i,
];
const limit = 4 * 1024 * 1024;

/** A record of up to four million characters. */
export function createOutputRecord(): OutputRecord {
  const parts: string[] = [];
  let length = 0;
  let last = '';
  const lastLine = () =>
    last
      .split('\n')
      .map((line) => line.trim())
      .findLast((line) => line !== '') ?? '';
  return {
    add(text) {
      last = (last + text).slice(-2000);
      if (length >= limit) return;
      parts.push(text.slice(0, limit - length));
      length += text.length;
    },
    text: () => parts.join(''),
    lastLine,
    errorLine: () => {
      const lines = parts
        .join('')
        .slice(0, 20_000)
        .split('\n')
        .map((line) => line.trim());
      const [found] = errorLike.flatMap((pattern) => lines.find((line) => pattern.test(line)) ?? []);
      return (found ?? lastLine()).slice(0, 200);
    },
  };
}
