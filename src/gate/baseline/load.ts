import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ErrorObject } from 'ajv';
import { default as addFormats } from 'ajv-formats';
import { parse } from 'yaml';
import { didYouMean } from '../../ground/nearest.js';
import { packageRoot } from '../../ground/package-root.js';
import { UsageError } from '../../ground/usage-error.js';
import { type Baseline, type Entry, isReasoned, subjectOf } from './baseline.js';

const shownAtMost = 8;

/**
 * The baseline of a file. Throws a UsageError that names every mistake.
 * @param isDraft whether entries may lack their reason, as those that were just written do.
 */
export function loadBaseline(file: string, { isDraft = false }: { readonly isDraft?: boolean } = {}): Baseline {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
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
  const validate = validator();
  const isValid = validate(value);
  const entries: readonly Entry[] = (value as Partial<Baseline>).entries ?? [];
  const errors = (validate.errors ?? []).filter((error) => !isAboutReason(error));
  const mistakes =
    isValid || errors.length === 0 ? entryMistakes(entries, isDraft) : errors.map((error) => sentenceOf(error, value));
  if (mistakes.length === 0) return { entries };
  const shown = mistakes.slice(0, shownAtMost);
  const rest = mistakes.length > shown.length ? [`and ${mistakes.length - shown.length} more`] : [];
  throw new UsageError(`the baseline ${name} cannot be used: ${[...shown, ...rest].join('; ')}`);
}

function parsed(text: string, name: string): unknown {
  try {
    return parse(text) ?? {};
  } catch (error) {
    const [message = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new UsageError(`the baseline ${name} is not YAML: ${message.replace(/:$/, '')}`);
  }
}

function validator() {
  const ajv = new Ajv({ allErrors: true, verbose: true });
  addFormats.default(ajv, ['date', 'uri']);
  return ajv.compile<Baseline>(JSON.parse(readFileSync(join(packageRoot, 'spec', 'baseline.schema.json'), 'utf8')));
}

// Told by entry and with advice, below.
function isAboutReason({ instancePath, keyword }: ErrorObject): boolean {
  return keyword === 'pattern' && /^\/entries\/\d+\/reason$/.test(instancePath);
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

function sentenceOf({ keyword, instancePath, params, message, parentSchema }: ErrorObject, value: unknown): string {
  const where = placeOf(instancePath, value);
  if (keyword === 'additionalProperties') {
    const key = String(params.additionalProperty);
    const knownKeys = Object.keys((parentSchema as { properties?: object }).properties ?? {});
    return `${where} has an unknown key "${key}"${didYouMean(key, knownKeys)}`;
  }
  if (keyword === 'required') return `${where} has no ${String(params.missingProperty)}`;
  if (keyword === 'format' && params.format === 'date') return `${where} must be a date such as 2030-12-31`;
  if (keyword === 'format') return `${where} must be a link such as https://example.com/issues/1`;
  if (keyword === 'pattern') return `${where} is empty`;
  return `${where} ${message ?? 'is not valid'}`;
}

// Entries are counted from 1, and named where they have a name.
function placeOf(instancePath: string, value: unknown): string {
  const [, first, index, ...rest] = instancePath.split('/');
  if (first === undefined) return 'it';
  if (index === undefined) return first;
  const { entries } = value as { readonly entries: readonly unknown[] };
  const entry = entries[Number(index)];
  const subject = typeof entry === 'object' && entry !== null ? subjectOf(entry as Entry) : '';
  const place = subject === '' ? `entry ${Number(index) + 1}` : `entry ${Number(index) + 1} (${subject})`;
  return rest.length === 0 ? place : `${rest.join('.')} of ${place}`;
}
