import { UsageError } from '../ground/usage-error.js';

/** Who and what a certificate is about, in the words of the certifier. Nothing in a bundle shows that they are true. */
export interface Parties {
  readonly vendor?: string;
  readonly product?: string;
  /** Of the product. */
  readonly version?: string;
  /** Where it was judged, such as `staging`. */
  readonly environment?: string;
  readonly certifier?: string;
}

/** The parts, each with what it is for `--help`. */
export const partyWords: Readonly<Record<keyof Parties, string>> = {
  vendor: 'who makes what was judged',
  product: 'its name',
  version: 'its version',
  environment: 'where it was judged, such as staging',
  certifier: 'who signs',
};

const longest = 120;

/** The parts that were given. Throws a UsageError for one that is blank, long, or no line of text. */
export function checkedParties(given: Parties): Parties {
  const names = Object.keys(partyWords) as (keyof Parties)[];
  const said = names.flatMap((name) => {
    const text = given[name]?.trim();
    if (text === undefined) return [];
    if (text === '' || text.length > longest || /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(text)) {
      throw new UsageError(`the ${name} must be a line of 1 to ${longest} characters`);
    }
    return [[name, text] as const];
  });
  return Object.fromEntries(said);
}

/** The parts that are missing, in their order. */
export function missingParties(parties: Parties): readonly string[] {
  return Object.keys(partyWords).filter((name) => parties[name as keyof Parties] === undefined);
}

/** Who and what, as one line. */
export function partiesText({ vendor, product, version, environment, certifier }: Parties): string {
  const what = [vendor, product, version].filter((part) => part !== undefined).join(' ') || 'someone unnamed';
  const where = environment === undefined ? '' : ` (${environment})`;
  return `${what}${where}, certified by ${certifier ?? 'someone unnamed'}`;
}
