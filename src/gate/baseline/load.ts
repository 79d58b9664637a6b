import { didYouMean } from '../../ground/nearest.js';
import { yaml } from '../../ground/on-demand.js';
import { namedFileText } from '../../ground/regular-file.js';
import { type Mistake, mistakesIn, needOf } from '../../ground/schema.js';
import { UsageError } from '../../ground/usage-error.js';
import { type Baseline, isReasoned, subjectOf } from './baseline.js';
import { baselineSchema, type Entry } from './baseline-schema.js';

const shownAtMost = 8;

/**
 * The baseline of a file. Throws a UsageError that names every mistake.
 * @param isDraft whether entries may lack their reason, as those that were just written do.
 */
export function loadBaseline(file: string, { isDraft = false }: { readonly isDraft?: boolean } = {}): Baseline {
  let text: string;
  try {
    text = namedFileText(file);
  } catch {
    throw new UsageError(
      `the baseline ${file} cannot be read`,
      'Check the path, or have it written with --update-baseline.',
    );
  }
  return parseBaseline(text, file, { isDraft });
}

/** The baseline that a text holds; `name` stands for it in messages. See {@link loadBaseline}. */
export function parseBaseline(
  text: string,
  name: string,
  { isDraft = false }: { readonly isDraft?: boolean } = {},
): Baseline {
  const value = parsed(text, name);
  const wrong = mistakesIn(baselineSchema, value).filter((mistake) => !isAboutReason(mistake));
  const entries: readonly Entry[] = (value as Partial<Baseline>).entries ?? [];
  const mistakes =
    wrong.length === 0 ? entryMistakes(entries, isDraft) : wrong.map((mistake) => sentenceOf(mistake, value));
  if (mistakes.length === 0) return { entries };
  const shown = mistakes.slice(0, shownAtMost);
  const rest = mistakes.length > shown.length ? [`and ${mistakes.length - shown.length} more`] : [];
  throw new UsageError(`the baseline ${name} cannot be used: ${[...shown, ...rest].join('; ')}`);
}

function parsed(text: string, name: string): unknown {
  try {
    return yaml().parse(text) ?? {};
  } catch (error) {
    const [message = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new UsageError(`the baseline ${name} is not YAML: ${message.replace(/:$/, '')}`);
  }
}

// Told by entry and with advice, below.
function isAboutReason({ path, rule }: Mistake): boolean {
  return rule === 'regex' && path.at(-1) === 'reason';
}

function entryMistakes(entries: readonly Entry[], isDraft: boolean): readonly string[] {
  const seen = new Set<string>();
  const mistakes = entries.flatMap((entry, index) => {
    const subject = subjectOf(entry);
    const isDouble = subject !== '' && seen.has(subject);
    seen.add(subject);
    return [
      ...((entry.case === undefined) === (entry.requirement === undefined)
        ? [
            `entry ${index + 1} names ${entry.case === undefined ? 'neither a case nor' : 'both a case and'} a requirement`,
          ]
        : []),
      ...(isDouble ? [`there are two entries for ${subject}`] : []),
    ];
  });
  const [first, ...others] = isDraft ? [] : entries.filter((entry) => !isReasoned(entry));
  if (!first) return mistakes;
  const more = others.length === 0 ? '' : `, and neither have ${others.length} others`;
  return [...mistakes, `${subjectOf(first)} has no reason${more}; say why it is tolerated`];
}

function sentenceOf(mistake: Mistake, value: unknown): string {
  const { path, rule, expected, known } = mistake;
  const where = placeOf(path, value);
  if (rule === 'unknown') return `${where} has an unknown key "${expected}"${didYouMean(expected, known)}`;
  if (rule === 'missing') return `${where} has no ${expected}`;
  if (rule === 'iso_date' || rule === 'check') return `${where} must be a date such as 2030-12-31`;
  if (rule === 'url') return `${where} must be a link such as https://example.com/issues/1`;
  if (rule === 'regex') return `${where} is empty`;
  return `${where} must be ${needOf(mistake)}`;
}

// Entries are counted from 1, and named where they have a name.
function placeOf([first, index, ...rest]: readonly string[], value: unknown): string {
  if (first === undefined) return 'it';
  if (index === undefined) return first;
  const { entries } = value as { readonly entries: readonly unknown[] };
  const entry = entries[Number(index)];
  const subject = typeof entry === 'object' && entry !== null ? subjectOf(entry as Entry) : '';
  const place = subject === '' ? `entry ${Number(index) + 1}` : `entry ${Number(index) + 1} (${subject})`;
  return rest.length === 0 ? place : `${rest.join('.')} of ${place}`;
}
