import { StringDecoder } from 'node:string_decoder';

// A line of a driver is some kilobytes; a flood without a line end is not kept.
const longest = 4 * 1024 * 1024;

/** Turns chunks of bytes into lines, whatever the chunks cut through. What is too long for a line is dropped. */
export function createLineSplitter(onLine: (line: string) => void): {
  readonly push: (chunk: Buffer) => void;
  /** Hands out what is left without a line end. */
  readonly end: () => void;
} {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  return {
    push(chunk) {
      rest += decoder.write(chunk);
      const lines = rest.split(/\r?\n/);
      rest = lines.pop() ?? '';
      for (const line of lines) onLine(line);
      if (rest.length > longest) rest = '';
    },
    end() {
      rest += decoder.end();
      if (rest !== '') onLine(rest);
      rest = '';
    },
  };
}
