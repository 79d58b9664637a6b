import { createHmac, timingSafeEqual } from 'node:crypto';

/** Marks lines of a journal as written by someone who holds the credential that things were made with. */
export interface Seal {
  /** The line with its mark. */
  readonly sealed: (line: string, start: string) => string;
  /** The line without its mark; `undefined` where that is missing or another. */
  readonly opened: (text: string, start?: string) => string | undefined;
}

const separator = ' #';
const length = 32;

/** A line without its mark, whoever made that. */
export function withoutMark(text: string): string {
  return text.replace(/ #[\da-f]{32}$/, '');
}

/**
 * A seal by a secret. Whoever can put a file into a folder, such as by a change that is to be reviewed, cannot seal what
 * stands in it; and a line is only good in the journal that it was written to.
 */
export function sealOf(secret: string): Seal {
  const key = createHmac('sha256', secret).update('journal of seam-conformance').digest();
  const mark = (line: string, start: string) =>
    createHmac('sha256', key).update(`${start}\n${line}`).digest('hex').slice(0, length);
  return {
    sealed: (line, start) => `${line}${separator}${mark(line, start)}`,
    opened(text, start) {
      const at = text.length - length - separator.length;
      if (at < 0 || text.slice(at, at + separator.length) !== separator) return undefined;
      const line = text.slice(0, at);
      const expected = Buffer.from(mark(line, start ?? line));
      const received = Buffer.from(text.slice(-length));
      return received.length === expected.length && timingSafeEqual(received, expected) ? line : undefined;
    },
  };
}
