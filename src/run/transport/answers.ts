import type { Answer } from '../../model/exchange.js';
import type { Secrets } from '../../model/secrets.js';

/** Makes an answer of what was read, without a secret in it; `rawHeaders` are names and values in turn. */
export type ReadAnswer = (status: number, rawHeaders: readonly string[], body: Buffer) => Answer;

// They are about the connection and no part of the message (RFC 9110 section 7.6.1).
const ofConnection: readonly string[] = ['connection', 'keep-alive'];

/** A maker of answers. Thousands of them carry the same few headers; each header is kept once. */
export function answers(secrets: Secrets): ReadAnswer {
  const known = new Map<string, readonly [string, string]>();
  const headerOf = (name: string, value: string): readonly [string, string] => {
    const redacted = secrets.redact(value);
    const key = `${name}:${redacted}`;
    const header = known.get(key) ?? [name, redacted];
    known.set(key, header);
    return header;
  };
  return (status, raw, bytes) => {
    const body = bytes.toString('utf8');
    const headers: (readonly [string, string])[] = [];
    for (let index = 0; index + 1 < raw.length; index += 2) {
      const [name = '', value = ''] = raw.slice(index, index + 2);
      if (!ofConnection.includes(name.toLowerCase())) headers.push(headerOf(name, value));
    }
    return {
      kind: 'response',
      status,
      headers,
      body: secrets.redact(body),
      isUtf8: Buffer.from(body, 'utf8').equals(bytes),
    };
  };
}
