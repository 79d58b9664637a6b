import { markOf } from './credential-mark.js';
import { reversedTail, type SecretSpelling, spellingsOf } from './secret-spellings.js';
import { condensedText, readingsOf } from './text-readings.js';

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
 * Takes secrets out of texts, whole and in parts: any run of 12 or more characters of one, in any case, as it stands and in
 * every encoding that readings of a text undo.
 */
export class SecretRuns {
  /** As texts hold them. */
  readonly #spelled = new Places();
  /** As readings of texts hold them. */
  readonly #read = new Places();
  /** What is too short to be looked for in parts, in lower case. */
  readonly #short = new Map<string, string>();

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
    if (secret.length < shortestRun) {
      this.#short.set(folded(secret), markOf(name));
      return;
    }
    const commonGrams = new Set(
      common.flatMap((text) => [...gramsOf(folded(text)), ...gramsOf(folded(condensedText(text)))]),
    );
    for (const spelling of isPlain ? [{ text: secret, unit: 1 }] : spellingsOf(secret)) {
      this.#spelled.add(name, spelling, commonGrams);
    }
    if (isPlain) return;
    for (const text of [secret, reversedTail(secret)]) {
      this.#read.add(name, { text: condensedText(text), unit: 1 }, commonGrams);
    }
  }

  /** The text with every run replaced by a name, as far as it can be found without decoding anything. */
  redactSpelled(text: string): string {
    return replaced(text, [...this.#spelled.runsIn(text), ...this.#shortIn(text)]);
  }

  /** The text with every run replaced by a name. */
  redact(text: string): string {
    const spelled = this.redactSpelled(text);
    if (this.#read.isEmpty && this.#short.size === 0) return spelled;
    const runs = readingsOf(spelled).flatMap(({ text: read, part }) =>
      [...this.#read.runsIn(read), ...this.#shortIn(read)].map(({ start, end, label }): Run => {
        const [first, last] = part(start, end);
        return { start: first, end: last, label: inPlaceOf(spelled, first, last, label) };
      }),
    );
    return replaced(spelled, runs);
  }

  #shortIn(text: string): readonly Run[] {
    if (this.#short.size === 0) return [];
    const searched = folded(text);
    return [...this.#short].flatMap(([secret, label]) => {
      const runs: Run[] = [];
      for (let at = searched.indexOf(secret); at >= 0; at = searched.indexOf(secret, at + secret.length)) {
        runs.push({ start: at, end: at + secret.length, label });
      }
      return runs;
    });
  }
}

/** The spellings of secrets by what they hold. */
class Places {
  readonly #byGram = new Map<string, Place[]>();
  // Whether a gram may begin like that: asking is cheaper than cutting a gram out of the text.
  readonly #beginnings = new Uint8Array(1 << 16);

  get isEmpty(): boolean {
    return this.#byGram.size === 0;
  }

  add(name: string, { text, form, unit, isWrapped = false }: SecretSpelling, common: ReadonlySet<string>): void {
    const spelling: Spelling = {
      text: folded(text),
      label: markOf(name, form),
      partLabel: markOf(name, 'part'),
      shortest: Math.min(text.length, Math.ceil(shortestRun * unit)),
      isWrapped,
    };
    for (const [offset, gram] of gramsOf(spelling.text).entries()) {
      if (common.has(gram)) continue;
      const places = this.#byGram.get(gram) ?? [];
      places.push({ spelling, offset });
      this.#byGram.set(gram, places);
      this.#beginnings[beginning(gram, 0)] = 1;
    }
  }

  /** Every run in a text, one behind the other. */
  runsIn(text: string): readonly Run[] {
    if (this.isEmpty) return [];
    const searched = folded(text);
    const runs: Run[] = [];
    let from = 0;
    for (let index = 0; index + gramLength <= text.length; index += stride) {
      if (this.#beginnings[beginning(searched, index)] === 0) continue;
      const run = this.#longestAt(searched, index, from);
      if (run === undefined) continue;
      runs.push(run);
      from = run.end;
      // The next gram is looked for right behind, wherever that is.
      index = run.end - stride;
    }
    return runs;
  }

  /** @param text in lower case. */
  #longestAt(text: string, index: number, from: number): Run | undefined {
    const places = this.#byGram.get(text.slice(index, index + gramLength));
    let longest: Run | undefined;
    for (const { spelling, offset } of places ?? []) {
      const run = extended(text, index, from, spelling, offset);
      if (run && (longest === undefined || run.end - run.start > longest.end - longest.start)) longest = run;
    }
    return longest;
  }
}

function beginning(text: string, at: number): number {
  return ((text.charCodeAt(at) * 31 + text.charCodeAt(at + 1)) * 31 + text.charCodeAt(at + 2)) & 0xffff;
}

/** The text with its runs replaced, the longer one where two of them overlap. */
function replaced(text: string, runs: readonly Run[]): string {
  if (runs.length === 0) return text;
  const sorted = runs.toSorted((one, other) => one.start - other.start || other.end - one.end);
  let result = '';
  let from = 0;
  for (const { start, end, label } of sorted) {
    if (end <= from) continue;
    if (start >= from) result += text.slice(from, start) + label;
    from = end;
  }
  return result + text.slice(from);
}

// What stood for elements of a list in JSON is one element of it.
function inPlaceOf(text: string, start: number, end: number, label: string): string {
  const isList =
    /(?:^|[^"\\])[[,]\s*$/.test(text.slice(Math.max(0, start - 20), start)) &&
    /^\d[\d,\s]*$/.test(text.slice(start, end));
  return isList ? `"${label}"` : label;
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

const isAscii = /^[\0-\x7f]*$/;

// Only letters of ASCII have two cases of the same length everywhere.
function folded(text: string): string {
  if (isAscii.test(text)) return text.toLowerCase();
  return /[A-Z]/.test(text) ? text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()) : text;
}
