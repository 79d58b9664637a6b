/** Follows the bytes of one answer to its end, as RFC 9112 section 6 frames it, so that whatever comes behind is seen. */
export class AnswerFraming {
  readonly #isHead: boolean;
  #state: 'header' | 'length' | 'size' | 'chunk' | 'trailer' | 'close' | 'complete' = 'header';
  #line = '';
  #lines: string[] = [];
  #left = 0;

  constructor(method: string) {
    this.#isHead = method === 'HEAD';
  }

  get isComplete(): boolean {
    return this.#state === 'complete';
  }

  /** Takes what arrived; how many bytes of it stand behind the end of the answer. */
  feed(bytes: Buffer): number {
    let at = 0;
    while (at < bytes.length && this.#state !== 'complete') {
      if (this.#state === 'close') return 0;
      if (this.#state === 'length' || this.#state === 'chunk') {
        const taken = Math.min(this.#left, bytes.length - at);
        this.#left -= taken;
        at += taken;
        if (this.#left === 0) this.#state = this.#state === 'length' ? 'complete' : 'size';
        continue;
      }
      const end = bytes.indexOf(0x0a, at);
      this.#line += bytes.toString('latin1', at, end < 0 ? bytes.length : end);
      at = end < 0 ? bytes.length : end + 1;
      if (end < 0) break;
      const line = this.#line.replace(/\r$/, '');
      this.#line = '';
      this.#take(line);
    }
    return bytes.length - at;
  }

  #take(line: string): void {
    if (this.#state === 'header') {
      if (line !== '') this.#lines.push(line);
      else if (this.#lines.length > 0) this.#endHeader();
    } else if (this.#state === 'trailer') {
      if (line === '') this.#state = 'complete';
    } else {
      this.#left = Number.parseInt(line, 16);
      if (Number.isNaN(this.#left)) this.#state = 'close';
      else if (this.#left === 0) this.#state = 'trailer';
      else {
        // The line end behind a chunk belongs to it.
        this.#left += 2;
        this.#state = 'chunk';
      }
    }
  }

  #endHeader(): void {
    const [first = '', ...rest] = this.#lines;
    this.#lines = [];
    const status = Number(/^HTTP\/1\.\d (\d{3})/.exec(first)?.[1]);
    // An answer for the time being is followed by the one that counts.
    if (status >= 100 && status < 200 && status !== 101) return;
    const fieldOf = (name: RegExp) => rest.find((line) => name.test(line))?.replace(/^[^:]*:/, '') ?? '';
    const length = /^\s*(\d+)\s*$/.exec(fieldOf(/^content-length:/i))?.[1];
    if (this.#isHead || status === 204 || status === 304) this.#state = 'complete';
    else if (/\bchunked\s*$/i.test(fieldOf(/^transfer-encoding:/i))) this.#state = 'size';
    else if (length === undefined) this.#state = 'close';
    else {
      this.#left = Number(length);
      this.#state = this.#left === 0 ? 'complete' : 'length';
    }
  }
}
