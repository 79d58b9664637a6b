const plainWords =
  'redacted|masked|filtered|scrubbed|sanitized|sanitised|obfuscated|anonymized|anonymised|elided|censored|omitted|stripped';
const doubtfulWords = 'removed|hidden|secret|placeholder|confidential|sensitive|private|truncated';

const masks = [
  // A word for it, among others where no other meaning is left.
  new RegExp(`^[^a-z0-9]*(?:[a-z]+[^a-z0-9]+)*(?:${plainWords})(?:[^a-z0-9]+[a-z]+)*[^a-z0-9]*$`, 'i'),
  new RegExp(`^[^a-z0-9]*(?:${doubtfulWords})[^a-z0-9]*$`, 'i'),
  // A template, or a name in brackets.
  /^(?:<[^<>]+>|\[[^[\]]+\]|\{\{[^{}]*\}\}|\{[a-z]\w*\}|\$\{?\w+\}?|%\w+%|__\w+__|:[a-z]\w+)$/i,
  // One character again and again, dashes between them or not.
  /^([^0-9a-f\s-])\1*(?:-+\1+)*$/iu,
  // The middle is left out.
  /[*•·●█■…]|\.{3}|[x#_?]{4,}/iu,
  // A digest that names itself.
  /^(?:sha-?\d+|md5|hmac)[:=-]/i,
];

// Nothing to be seen is what was sent, and so is what differs from an id by some character.
const shortest = 3;

/** Whether a recorder put something else in the place of a body. What JSON is made of was sent. */
export function isMaskedBody(body: string): boolean {
  return !/["'{}0-9]/.test(body) && !/^\s*(?:\[\s*\]|true|false|null)\s*$/.test(body) && isMasked(body);
}

/** Whether a recorder put this in the place of something that it did not want to show, or of a part of it. */
export function isMasked(text: string): boolean {
  return text.length >= shortest && masks.some((mask) => mask.test(text));
}
