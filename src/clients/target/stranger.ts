import type { Incoming } from './reception.js';
import type { Script } from './scripted-target.js';

/**
 * Whether a request is another program's, which takes this port for that of a server which is gone: it presents a
 * credential, and holds nothing of what this client was given. A client that loses one of the two still holds the other.
 * @param redact takes out every token that the client may know, also in parts.
 */
export function isStranger(
  { target, headers, body }: Incoming,
  scripts: readonly Pick<Script, 'call'>[],
  redact: (text: string) => string,
): boolean {
  if (!headers.some(([name]) => name.toLowerCase() === 'authorization')) return false;
  const text = [target, ...headers.map(([, value]) => value), body].join('\n');
  if (redact(text) !== text) return false;
  const given = scripts.map(({ call }) => Object.values(call.parameters));
  // What was asked for without parameters cannot be told by them.
  if (given.some((values) => values.length === 0)) return false;
  const lower = text.toLowerCase();
  return !given.flat().some((value) => lower.includes(value.toLowerCase()));
}
