import { lstatSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';
import type * as v from 'valibot';
import { mainCredential, variableOf } from '../../../spec/credentials.js';
import { didYouMean } from '../../ground/nearest.js';
import { yaml } from '../../ground/on-demand.js';
import { namedFileText, regularFileText } from '../../ground/regular-file.js';
import { type Mistake, mistakesIn, needOf } from '../../ground/schema.js';
import { systemErrorText } from '../../ground/system-error.js';
import { UsageError } from '../../ground/usage-error.js';
import { configSchema } from './config-schema.js';

/** A value that stands in an environment variable. */
export interface EnvironmentReference {
  readonly env: string;
}

/** What a configuration file may say. */
export type Config = v.InferOutput<typeof configSchema>;

/** A configuration and the folder that its relative paths start from. */
export interface LoadedConfig {
  readonly config: Config;
  readonly folder: string;
  /** Absent where no file was found or asked for. */
  readonly file?: string;
}

/** The names under which a configuration is found. */
export const configurationNames: readonly string[] = ['yaml', 'yml', 'json', 'ts', 'js', 'mjs'].map(
  (ending) => `seam-conformance.config.${ending}`,
);

/** Gives a configuration in TypeScript its type. */
export function defineConfig(config: Config): Config {
  return config;
}

/**
 * The configuration of that file, or of the first one with a usual name in the folder; an empty one where there is
 * neither. Throws a UsageError that names the place and the mistake.
 */
export async function loadConfig(file: string | undefined, folder: string): Promise<LoadedConfig> {
  const found =
    file === undefined ? configurationNames.map((name) => join(folder, name)).find(isThere) : resolve(folder, file);
  if (found === undefined) return { config: {}, folder };
  const { value, mistake } = await readValue(found, file !== undefined);
  if (mistake) throw new UsageError(`${found}: ${sentenceOf(mistake)}`);
  return { config: value as Config, folder: dirname(found), file: found };
}

/** Whether a name is taken, be it by a link that leads nowhere: who put it there means it. */
function isThere(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}

/** What stands in a configuration, and what is wrong with it. A program may throw whenever it is looked at. */
async function readValue(
  file: string,
  isNamed: boolean,
): Promise<{ readonly value: unknown; readonly mistake: Mistake | undefined }> {
  try {
    const value = ['.ts', '.js', '.mjs'].includes(extname(file)) ? await programValue(file) : textValue(file, isNamed);
    const [mistake] = mistakesIn(configSchema, value);
    return { value, mistake };
  } catch (error) {
    const message = systemErrorText(error) ?? (error instanceof Error ? error.message : String(error));
    throw new UsageError(
      `the configuration ${file} cannot be read: ${message.split('\n')[0]}`,
      'Check the path given with --config or SEAM_CONFORMANCE_CONFIG, and the syntax of the file.',
    );
  }
}

async function programValue(file: string): Promise<unknown> {
  const { createJiti } = await import('jiti');
  const value = await createJiti(import.meta.url).import(file, { default: true });
  // Members that are computed are so once, here.
  return typeof value === 'object' && value !== null ? structuredClone(value) : value;
}

function textValue(file: string, isNamed: boolean): unknown {
  // Who names a file may mean a pipe.
  const document = yaml().parseDocument(isNamed ? namedFileText(file) : regularFileText(file));
  // A warning is about something that would be read as something else.
  const [problem] = [...document.errors, ...document.warnings];
  if (problem) throw problem;
  return document.toJS() ?? {};
}

function sentenceOf(mistake: Mistake): string {
  const { path, rule, expected, known } = mistake;
  const where = path.length === 0 ? 'the configuration' : path.join('.');
  if (rule === 'unknown') return `${where} has an unknown key "${expected}"${didYouMean(expected, known)}`;
  if (path.length > 1 && ['credentials', 'headers', 'schemes'].includes(String(path[0]))) {
    return `${where} must be a reference such as { env: ${variableOf[mainCredential]} }, never the secret itself`;
  }
  if (rule === 'missing') return `${where} has no ${expected}`;
  return `${where} must be ${needOf(mistake)}`;
}
