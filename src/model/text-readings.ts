import { substituted, unescaped } from './unescaped-text.js';

/** What a text says once it is decoded: other characters, each of which stands for a part of the text. */
export interface TextReading {
  readonly text: string;
  /** Where in the text the characters from `start` to before `end` stand. */
  readonly part: (start: number, end: number) => readonly [start: number, end: number];
}

// What is encoded more often is read by nobody by accident.
const deepest = 3;
// What is shorter holds no part of a secret that is looked for.
const shortest = 12;
// A target may answer megabytes every time, and no run is to take hours for that.
const longest = 65_536;

const encodings = {
  base64: /[A-Za-z0-9+/_-]{16,}/g,
  /** In pieces, each with the same between it and the next. */
  parted:
    /(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{4,80}([^A-Za-z0-9+/_-]{1,12}|" \+ "|\.)(?:[A-Za-z0-9+/_-]{4,80}\1)+[A-Za-z0-9+/_=-]{1,80}/g,
  hex: /(?:(?:0x)?[\da-f]{2}[^\da-z]{0,12}){7,}(?:0x)?[\da-f]{2}/gi,
  decimals: /(?<!\d)\d{2,3}(?:\D{1,12}\d{2,3}){7,}(?!\d)/g,
  octals: /0o?[0-7]{2,3}(?:[^\da-z]{1,12}0o?[0-7]{2,3}){7,}/gi,
  bits: /[01]{8}(?:[^\da-z]{0,4}[01]{8}){7,}/gi,
  /** A list as JSON writes one that is none: each element under its number. */
  numbered: /(?:"\d{1,4}"\s{0,4}:\s{0,4}(?:\d{2,3}|"[^"\\]")\s{0,4},?\s{0,12}){8,}/g,
};
const markup = /<!\[CDATA\[|\]\]>|<!--[^<>]{0,80}-->|<\/?[a-z][^<>]{0,200}>|\p{Cc}\[[\d;]{0,20}m/giu;

/**
 * The readings of a text: without escapes; without what stands between letters and figures, as in dumps, in UTF-16, in
 * markup and on several lines; and what base64, hexadecimal and lists of bytes in it spell, also in one another.
 */
export function readingsOf(text: string): readonly TextReading[] {
  return readings({ text: text.slice(0, longest), part: (start, end) => [start, end] }, 0);
}

function readings(raw: TextReading, depth: number): readonly TextReading[] {
  const plain = unescaped(raw);
  const bare = substituted(plain, markup, () => '');
  const own = [
    ...(plain === raw && depth === 0 ? [] : [plain]),
    ...(plain.text.length < shortest ? [] : [condensed(plain)]),
  ];
  if (bare !== plain) own.push(condensed(bare));
  if (depth === deepest) return own;
  const decoded = [
    ...[...pieces(unwrapped(plain), encodings.base64), ...pieces(plain, encodings.parted).map(joined)]
      .filter(({ text }) => isMixed(text))
      .flatMap((piece) => [0, 1, 2, 3].map((skipped) => fromBase64(piece, skipped))),
    ...pieces(plain, encodings.hex)
      .filter(({ text }) => !uuid.test(text))
      .flatMap((piece) => [0, 1].map((skipped) => fromHex(piece, skipped))),
    ...pieces(plain, encodings.decimals).map((piece) => ofUnits(piece, /\d+/g, 10)),
    ...pieces(plain, encodings.octals).map((piece) => ofUnits(piece, /0o?([0-7]+)/gi, 8)),
    ...pieces(plain, encodings.bits).map((piece) => ofUnits(piece, /[01]{8}/g, 2)),
    ...pieces(plain, encodings.numbered).map((piece) => ofUnits(piece, /:\s*(?:(\d+)|"(.)")/g, 10)),
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
  return /[\w+/]\r?\n[\w+/]/.test(reading.text) ? without(reading, /[\r\n]+/g) : reading;
}

// Between letters and figures, anything else may only part them.
const separators = /[^a-z\d]+/gi;

/** A text without anything but letters and figures. */
export function condensedText(text: string): string {
  return text.replace(separators, '');
}

function condensed(reading: TextReading): TextReading {
  return without(reading, separators);
}

function without({ text, part }: TextReading, dropped: RegExp): TextReading {
  // Hardly any reading holds a secret, so where its characters stand is asked of few.
  let places: Uint32Array | undefined;
  const placesOf = () => {
    places ??= Uint32Array.from(
      (function* () {
        let from = 0;
        for (const { index, 0: found } of [...text.matchAll(dropped), { index: text.length, 0: '' }]) {
          for (let at = from; at < index; at += 1) yield at;
          from = index + found.length;
        }
      })(),
    );
    return places;
  };
  return {
    text: text.replace(dropped, ''),
    part: (start, end) => part(placesOf()[start] ?? 0, (placesOf()[end - 1] ?? 0) + 1),
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

function fromHex(piece: TextReading, skipped: number): TextReading {
  return ofUnits(piece, /(?:0x)?([\da-f]{2})/gi, 16, skipped);
}

/** Base64 without what parts it. */
function joined(piece: TextReading): TextReading {
  return substituted(piece, /[^A-Za-z0-9+/_-]+|(?<=") \+ (?=")/g, () => '');
}

/** What numbers spell, each found by a pattern: all of it, its first group, or as a character its second. */
function ofUnits({ text, part }: TextReading, pattern: RegExp, radix: number, skipped = 0): TextReading {
  const units = [...text.slice(skipped).matchAll(pattern)];
  const place = (unit: RegExpExecArray | undefined) => skipped + (unit?.index ?? 0);
  return {
    text: units
      .map(([whole, digits, itself]) => itself ?? String.fromCharCode(Number.parseInt(digits ?? whole, radix) % 256))
      .join(''),
    part: (start, end) => part(place(units[start]), place(units[end - 1]) + (units[end - 1]?.[0].length ?? 0)),
  };
}
