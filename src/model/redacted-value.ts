/** A value of JSON without secrets in any of its texts, or spread over several of them as in lists of bytes. */
export function redactedValue<T>(value: T, redact: (text: string) => string): T {
  const text = JSON.stringify(value);
  if (text === undefined) return value;
  const redacted = redact(text);
  if (redacted === text) return value;
  try {
    return JSON.parse(redacted);
  } catch {
    // A secret that reached over the end of a text took it along.
    return JSON.parse(text, (_name, one: unknown) => (typeof one === 'string' ? redact(one) : one));
  }
}
