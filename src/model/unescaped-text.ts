import type { TextReading } from './text-readings.js';

// As JSON, JavaScript, HTML, URLs and mails write one character in several.
const escaped =
  /%u(?<iis>[\da-f]{4})|%(?<percent>[\da-f]{2})|\\u0000(?<long>[\da-f]{4})|U\+(?<point>[\da-f]{4})|\\u(?<json>[\da-f]{4})|\\u\{(?<braced>[\da-f]{1,6})\}|\\x(?<js>[\da-f]{2})|\\0{0,4}(?<css>[\da-f]{2})(?: |(?=\\0{2}))|\\(?<octal>[0-3]?[0-7]{2})|&#x(?<hex>[\da-f]{1,8});?|&#(?<decimal>\d{1,8});?|&(?<named>[a-z]{2,6});|\\(?<itself>["'\\/])|\\[nrt]|=(?<mail>[\dA-F]{2})|=\r?\n|(?<wide>[\u2460-\u24ff\uff01-\uff5e]|\ud835[\udc00-\udfff]|\udb40[\udc20-\udc7e])/gi;

const mayHold =
  /%u?[\da-f]{2}|\\[ux0-7rnt\\a-f]|U\+[\da-f]{4}|&#|&[a-z]{2,6};|=(?:[\dA-F]{2}|\r?\n)|[\u2460-\u24ff\uff01-\uff5e\ud835\udb40]/i;

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  lowbar: '_',
  plus: '+',
  sol: '/',
  equals: '=',
  period: '.',
  dash: '-',
  hyphen: '-',
  colon: ':',
  dollar: '$',
  commat: '@',
  num: '#',
  excl: '!',
  // Nothing that anyone sees.
  shy: '',
  zwnj: '',
  zwj: '',
};

// Each layer of JSON in JSON doubles the backslashes, and each layer of URLs the percent signs.
const layersAtMost = 6;

/** A reading without escapes, however often they were escaped themselves; the same one where it holds none. */
export function unescaped(reading: TextReading): TextReading {
  let [current, before] = [reading, reading];
  for (let layer = 0; layer < layersAtMost; layer += 1) {
    before = current;
    current = unescapedOnce(current);
    if (current === before) break;
  }
  return current;
}

function unescapedOnce(reading: TextReading): TextReading {
  return mayHold.test(reading.text) ? substituted(reading, escaped, characterOf) : reading;
}

/** A reading in which what a pattern finds is replaced; the same one where nothing is, as `undefined` leaves it. */
export function substituted(
  reading: TextReading,
  pattern: RegExp,
  inPlace: (found: RegExpExecArray) => string | undefined,
): TextReading {
  const { text, part } = reading;
  const starts: number[] = [];
  const lengths: number[] = [];
  let read = '';
  let from = 0;
  for (const found of text.matchAll(pattern)) {
    const character = inPlace(found);
    if (character === undefined) continue;
    read += text.slice(from, found.index) + character;
    // What stands for nothing belongs to the character before it.
    starts.push(read.length - 1);
    lengths.push(found[0].length - character.length);
    from = found.index + found[0].length;
  }
  if (starts.length === 0) return reading;
  read += text.slice(from);
  // By how much, behind so many escapes, a place in the text is ahead of that in what is read.
  const aheads = new Uint32Array(starts.length + 1);
  for (const [index, length] of lengths.entries()) aheads[index + 1] = (aheads[index] ?? 0) + length;
  /** How many escapes begin before that place. */
  const before = (place: number) => {
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const placeOf = (place: number) => place + (aheads[before(place)] ?? 0);
  return { text: read, part: (start, end) => part(placeOf(start), placeOf(end)) };
}

function characterOf({ groups = {} }: RegExpExecArray): string | undefined {
  const { iis, percent, long, point, json, braced, js, css, octal, hex, decimal, itself, mail, wide } = groups;
  if (wide !== undefined) return plainOf(wide);
  if (itself !== undefined) return itself;
  if (groups.named !== undefined) return named[groups.named.toLowerCase()];
  // Mails write figures in upper case alone; anything else is the value of a parameter.
  if (mail !== undefined && mail !== mail.toUpperCase()) return undefined;
  const sixteen = iis ?? percent ?? long ?? point ?? json ?? braced ?? js ?? css ?? hex ?? mail;
  const code =
    sixteen !== undefined
      ? Number.parseInt(sixteen, 16)
      : octal !== undefined
        ? Number.parseInt(octal, 8)
        : decimal !== undefined
          ? Number(decimal)
          : undefined;
  // A line end of a text in a text.
  if (code === undefined) return '';
  return code < 0x80 ? String.fromCharCode(code) : undefined;
}

/** The letter or figure that another one is a form of: wide, in a circle, of a mathematical alphabet, or not seen at all. */
function plainOf(wide: string): string | undefined {
  const code = wide.codePointAt(0) ?? 0;
  const plain = code >= 0xe0000 ? String.fromCharCode(code - 0xe0000) : wide.normalize('NFKC');
  return plain.length === 1 && plain < '\x80' ? plain : undefined;
}
