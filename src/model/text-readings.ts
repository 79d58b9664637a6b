import { unescaped } from './unescaped-text.js';

/** What a text says once it is decoded: other characters, each of which stands for a part of the text. */
export interface TextReading {
  readonly text: string;
  /** Where in the text the characters from `start` to before `end` stand. */
  readonly part: (start: number, end: number) => readonly [start: number, end: number];
}

// What is encoded more often is read by nobody by accident.
const deepest = 3;
// A target may answer megabytes every time, and no run is to take hours for that.
const longest = 65_536;

const encodings = {
  base64: /[A-Za-z0-9+/_-]{16,}/g,
  hex: /(?:(?:0x)?[\da-f]{2}[\s:,;-]{0,4}){7,}(?:0x)?[\da-f]{2}/gi,
  decimals: /(?<!\d)\d{2,3}(?:[\s,;]{1,4}\d{2,3}){7,}(?!\d)/g,
};
const apart = /\P{ASCII}|(?![\t\n\r])\p{Cc}|(?:[\w+/=~-]{1,2}[^\w+/=~-]{1,8}){8}/u;

// What credentials consist of: between these, anything else only parts them.
const kept = Uint8Array.from({ length: 128 }, (_, code) => (/[\w./+=~-]/.test(String.fromCharCode(code)) ? 1 : 0));

/**
 * The readings of a text: without escapes; without what stands between letters and figures, as in dumps, in UTF-16 and on
 * several lines; and what base64, hexadecimal and lists of bytes in it spell, also in one another.
 */
export function readingsOf(text: string): readonly TextReading[] {
  return readings({ text: text.slice(0, longest), part: (start, end) => [start, end] }, 0);
}

function readings(raw: TextReading, depth: number): readonly TextReading[] {
  const plain = unescaped(raw);
  const own = [...(plain === raw && depth === 0 ? [] : [plain]), ...(apart.test(plain.text) ? [condensed(plain)] : [])];
  if (depth === deepest) return own;
  const decoded = [
    ...pieces(unwrapped(plain), encodings.base64)
      .filter(({ text }) => isMixed(text))
      .flatMap((piece) => [0, 1, 2, 3].map((skipped) => fromBase64(piece, skipped))),
    ...pieces(plain, encodings.hex)
      .filter(({ text }) => !uuid.test(text))
      .flatMap((piece) => [0, 1].map((skipped) => fromHex(piece, skipped))),
    ...pieces(plain, encodings.decimals).map(fromDecimals),
  ];
  return [...own, ...decoded.flatMap((one) => readings(one, depth + 1))];
}

// Names of members and ids have letters of one case, which base64 of any text has not.
function isMixed(text: string): boolean {
  return /[A-Z]/.test(text) && /[a-z]/.test(text);
}

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** A text without the ends of its lines. */
function unwrapped(reading: TextReading): TextReading {
  return /[\w+/]\r?\n[\w+/]/.test(reading.text) ? without(reading, (code) => code === 0x0a || code === 0x0d) : reading;
}

/** A text without anything but what credentials consist of. */
export function condensedText(text: string): string {
  return condensed({ text, part: (start, end) => [start, end] }).text;
}

function condensed(reading: TextReading): TextReading {
  return without(reading, (code) => code >= 128 || kept[code] === 0);
}

function without({ text, part }: TextReading, isDropped: (code: number) => boolean): TextReading {
  const codes = Buffer.allocUnsafe(text.length * 2);
  const places = new Uint32Array(text.length);
  let length = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (isDropped(code)) continue;
    codes.writeUInt16LE(code, length * 2);
    places[length] = index;
    length += 1;
  }
  return {
    text: codes.toString('utf16le', 0, length * 2),
    part: (start, end) => part(places[start] ?? 0, (places[end - 1] ?? 0) + 1),
  };
}

function pieces({ text, part }: TextReading, pattern: RegExp): readonly TextReading[] {
  return [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
    text: found,
    part: (start, end) => part(index + start, index + end),
  }));
}

function fromBase64({ text, part }: TextReading, skipped: number): TextReading {
  return {
    text: Buffer.from(text.slice(skipped), 'base64').toString('latin1'),
    part: (start, end) =>
      part(skipped + Math.floor((start * 4) / 3), Math.min(text.length, skipped + Math.ceil((end * 4) / 3))),
  };
}

function fromHex({ text, part }: TextReading, skipped: number): TextReading {
  const units = [...text.slice(skipped).matchAll(/(?:0x)?([\da-f]{2})/gi)];
  return ofUnits(units, skipped, part, 16);
}

function fromDecimals({ text, part }: TextReading): TextReading {
  return ofUnits([...text.matchAll(/\d+/g)], 0, part, 10);
}

function ofUnits(
  units: readonly RegExpExecArray[],
  skipped: number,
  part: TextReading['part'],
  radix: number,
): TextReading {
  const place = (unit: RegExpExecArray | undefined) => skipped + (unit?.index ?? 0);
  return {
    text: units.map(([whole, digits]) => String.fromCharCode(Number.parseInt(digits ?? whole, radix) % 256)).join(''),
    part: (start, end) => part(place(units[start]), place(units[end - 1]) + (units[end - 1]?.[0].length ?? 0)),
  };
}
