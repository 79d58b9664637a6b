import { spellingsOf } from './secret-spellings.js';

// Long enough that ordinary text does not repeat it by chance, and short enough to be useless.
const shortestRun = 12;
const gramLength = 6;
// Every run of the shortest length holds a whole gram that starts at a multiple of this.
const stride = shortestRun - gramLength + 1;

/** A secret, or what stands for it in other spellings, as texts are searched for it. */
interface Spelling {
  readonly text: string;
  /** What replaces all of it. */
  readonly label: string;
  /** What replaces a part of it. */
  readonly partLabel: string;
  /** The number of characters of this spelling that spell `shortestRun` characters of the secret. */
  readonly shortest: number;
  /** Whether what is searched may be broken into lines, as base64 of mails is. */
  readonly isWrapped: boolean;
}

/** Where a spelling may begin, by each of its grams. */
interface Place {
  readonly spelling: Spelling;
  readonly offset: number;
}

interface Run {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

/**
 * Takes secrets out of texts, whole and in parts: any run of 12 or more characters of one, in any case, as it stands, in
 * base64 at every alignment, in hexadecimal, and in the escapes of JSON, HTML and percent encoding.
 */
export class SecretRuns {
  readonly #places = new Map<string, Place[]>();

  /**
   * @param name what the secret is known as.
   * @param options.common texts that are nobody's secret though secrets hold them, such as the head of every session token.
   * @param options.isPlain whether it is looked for as it stands only.
   */
  add(
    name: string,
    secret: string,
    { common, isPlain }: { readonly common: readonly string[]; readonly isPlain: boolean },
  ): void {
    if (secret.length < shortestRun) return;
    const commonGrams = new Set(common.flatMap((text) => gramsOf(folded(text))));
    for (const { text, form, unit, isWrapped = false } of isPlain ? [{ text: secret, unit: 1 }] : spellingsOf(secret)) {
      const spelling: Spelling = {
        text: folded(text),
        label: `{{${name}${form === undefined ? '' : `|${form}`}}}`,
        partLabel: `{{${name}|part}}`,
        shortest: Math.min(text.length, Math.ceil(shortestRun * unit)),
        isWrapped,
      };
      for (const [offset, gram] of gramsOf(spelling.text).entries()) {
        if (commonGrams.has(gram)) continue;
        const places = this.#places.get(gram) ?? [];
        places.push({ spelling, offset });
        this.#places.set(gram, places);
      }
    }
  }

  /** The text with every run replaced by a name. */
  redact(text: string): string {
    if (this.#places.size === 0) return text;
    const searched = folded(text);
    let redacted = '';
    let from = 0;
    for (let index = 0; index + gramLength <= text.length; index += stride) {
      const run = this.#longestAt(searched, index, from);
      if (run === undefined) continue;
      redacted += text.slice(from, run.start) + run.label;
      from = run.end;
      // The next gram is looked for right behind, wherever that is.
      index = run.end - stride;
    }
    return from === 0 ? text : redacted + text.slice(from);
  }

  /** @param text in lower case. */
  #longestAt(text: string, index: number, from: number): Run | undefined {
    const places = this.#places.get(text.slice(index, index + gramLength));
    let longest: Run | undefined;
    for (const { spelling, offset } of places ?? []) {
      const run = extended(text, index, from, spelling, offset);
      if (run && (longest === undefined || run.end - run.start > longest.end - longest.start)) longest = run;
    }
    return longest;
  }
}

function extended(
  text: string,
  index: number,
  from: number,
  { text: spelt, label, partLabel, shortest, isWrapped }: Spelling,
  offset: number,
): Run | undefined {
  const isBreak = (at: number) => isWrapped && (text[at] === '\n' || text[at] === '\r');
  let [start, first] = [index, offset];
  for (let at = index - 1; at >= from && first > 0; at -= 1) {
    if (isBreak(at)) continue;
    if (text[at] !== spelt[first - 1]) break;
    first -= 1;
    start = at;
  }
  let [end, last] = [index, offset];
  for (let at = index; at < text.length && last < spelt.length; at += 1) {
    if (isBreak(at)) continue;
    if (text[at] !== spelt[last]) break;
    last += 1;
    end = at + 1;
  }
  if (last - first < shortest) return undefined;
  return { start, end, label: last - first === spelt.length ? label : partLabel };
}

/** Every gram of a text, by where it begins. */
function gramsOf(text: string): readonly string[] {
  return Array.from({ length: Math.max(0, text.length - gramLength + 1) }, (_, at) => text.slice(at, at + gramLength));
}

// Only letters of ASCII have two cases of the same length everywhere.
function folded(text: string): string {
  return /[A-Z]/.test(text) ? text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()) : text;
}
