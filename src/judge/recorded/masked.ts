const plainWords = 'filtered|elided|omitted|stripped';
const doubtfulWords = 'removed|hidden|secret|placeholder|confidential|sensitive|private|truncated';

const plainestWords = 'redacted|masked|scrubbed|saniti[sz]ed|obfuscated|anonymi[sz]ed|censored';

const masks = [
  // Nothing else holds these.
  new RegExp(plainestWords, 'i'),
  new RegExp(`^(?:[a-z]+ )+(?:${doubtfulWords})(?: [a-z]+)*$|^(?:${doubtfulWords})(?: [a-z]+)+$`, 'i'),
  // A word for it, among others where no other meaning is left.
  new RegExp(`^[^a-z0-9]*(?:[a-z]+[^a-z0-9]+)*(?:${plainWords})(?:[^a-z0-9]+[a-z0-9]+)*[^a-z0-9]*$`, 'i'),
  new RegExp(`^[^a-z0-9]*(?:${doubtfulWords})(?:[-_ ]?\\d+)?[^a-z0-9]*$`, 'i'),
  // A template, or a name in brackets.
  /^(?:<[^<>]+>|\[[^[\]]+\]|\{\{[^{}]*\}\}|\{[a-z]\w*\}|\$\{?\w+\}?|%\w+%|__\w+__|:[a-z]\w+)$/i,
  // Any other marks on both sides of a name.
  /^[^\p{L}\p{N}\s-]+ ?[a-z]+(?:[ _.-][a-z]+)* ?[^\p{L}\p{N}\s-]+$/iu,
  // One character again and again, dashes between them or not.
  /^(?:([^0-9a-f\s-])\1*(?:-+\1+)*|-+)$/iu,
  // The middle is left out.
  /[*•·●█■…]|\.{3}|[x#_?]{4,}/iu,
  // A digest or a cipher text that names itself.
  /^(?:sha-?\d+|md5|hmac|hash(?:ed)?|enc(?:rypted)?|vault)[:=([-]/i,
  // One that does not, of SHA-1 or SHA-2.
  /^(?:[0-9a-f]{40}|[0-9a-f]{56}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128})$/i,
  // The name of what stood there.
  /^(?:\w+:)?(?:uuid|guid)(?:[-_ ]?\d+)?$/i,
  /^(?:n\/a|%7B%7B.*%7D%7D)$/i,
];

// Nothing to be seen is what was sent, and so is what differs from an id by some character.
const shortest = 3;

/** Whether a recorder put something else in the place of a body. What JSON is made of was sent. */
export function isMaskedBody(body: string): boolean {
  if (/^[<(][^"'{}<>]*[>)]$/.test(body)) return true;
  return !/["'{}0-9]/.test(body) && !/^\s*(?:\[\s*\]|true|false|null)\s*$/.test(body) && isMasked(body);
}

/** Whether a recorder put this in the place of something that it did not want to show, or of a part of it. */
export function isMasked(text: string): boolean {
  return text.length >= shortest && masks.some((mask) => mask.test(text));
}

/** Whether it is the name of a parameter in the place of its value, with a number where there are several. */
export function isNameOf(parameter: string, text: string): boolean {
  const plain = (name: string) => name.toLowerCase().replace(/[-_ ]/g, '');
  return plain(text).replace(/\d+$/, '') === plain(parameter);
}
