import type * as v from 'valibot';
import { isDeep } from '../ground/deep.js';
import { mistakesIn } from '../ground/schema.js';
import { arrivalsSchema, callsSchema, harSchema, worldSchema } from './schema/evidence.js';
import { reportSchema } from './schema/report.js';

/** The bytes of the files of a bundle, by name. */
export type BundleFiles = ReadonlyMap<string, Buffer>;

/** What was found in a file, or what is wrong with it. */
export interface Found<T> {
  readonly value?: T;
  /** A sentence each, which names the file. */
  readonly problems: readonly string[];
}

type FileName = 'report.json' | 'exchanges.har' | 'world.json' | 'calls.json' | 'arrivals.json';

const schemas: Readonly<Record<FileName, v.GenericSchema>> = {
  'report.json': reportSchema,
  'exchanges.har': harSchema,
  'world.json': worldSchema,
  'calls.json': callsSchema,
  'arrivals.json': arrivalsSchema,
};

// Far more than the suite writes.
const deepest = 100;

/** Opens a file of a bundle in JSON. Where it is missing, cut off or something else, there is a sentence about it instead. */
export function openFile<T>(files: BundleFiles, name: FileName): Found<T> {
  const bytes = files.get(name);
  if (bytes === undefined) return { problems: [missing(name)] };
  if (bytes.length === 0) return { problems: [`${name}: expected JSON, the file is empty`] };
  // The suite writes LF, and in JSON a line end of a text is escaped.
  if (bytes.includes('\r\n')) {
    return {
      problems: [
        `${name}: expected line ends of LF, received CR LF; a tool that converts them, such as git with core.autocrlf, has changed the file`,
      ],
    };
  }
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (error) {
    return { problems: [`${name}: expected JSON, it is cut off or damaged (${(error as Error).message})`] };
  }
  if (isDeep(value, deepest)) {
    return {
      problems: [`${name}: expected what the suite writes, received something nested more than ${deepest} times`],
    };
  }
  const [mistake] = mistakesIn(schemas[name], value);
  if (mistake === undefined) return { value: value as T, problems: [] };
  const { path, rule, expected, received } = mistake;
  const place = (rule === 'missing' ? [...path, expected] : path).join('.') || 'the document';
  const difference = rule === 'missing' ? 'it is missing' : `expected ${expected}, received ${received}`;
  return { problems: [`${name}: expected what the suite writes; ${place}: ${difference}`] };
}

/** The sentence about a file that is not there. */
export function missing(name: string): string {
  return `${name}: expected a file of the bundle, it is missing`;
}
