import { existsSync, readFileSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';
import { Ajv, type ErrorObject } from 'ajv';
import { parse } from 'yaml';
import { type CredentialKey, credentialKinds, mainCredential, variableOf } from '../../../spec/credentials.js';
import { type Claim, claims, type ProfileName } from '../../../spec/profiles.js';
import { didYouMean } from '../../ground/nearest.js';
import { packageRoot } from '../../ground/package-root.js';
import { UsageError } from '../../ground/usage-error.js';
import type { StaticScene } from '../../run/world/static.js';

/** A value that stands in an environment variable. */
export interface Reference {
  readonly env: string;
}

/** What a configuration file may say; `spec/config.schema.json` says what each member means. */
export interface Config {
  readonly endpoint?: string;
  readonly profile?: ProfileName;
  readonly claims?: Readonly<Partial<Record<Claim, boolean>>>;
  readonly credentials?: Readonly<Partial<Record<CredentialKey, Reference>>>;
  readonly workspaceId?: string;
  readonly otherWorkspaceId?: string;
  readonly lender?: 'auto' | 'synthetic' | 'static' | 'api' | 'module';
  readonly static?: { readonly scenes: readonly StaticScene[] };
  readonly module?: string;
  readonly seed?: number;
  readonly limits?: {
    readonly concurrency?: number;
    readonly timeoutMs?: number;
    readonly responseBytes?: number;
    readonly requests?: number;
    readonly ratePerSecond?: number;
    readonly settleMs?: number;
    readonly waitSeconds?: number;
  };
  readonly headers?: Readonly<Record<string, Reference>>;
  readonly tls?: { readonly ca?: string; readonly cert?: string; readonly key?: string };
  readonly baseline?: string;
  readonly requirements?: string | number;
  readonly output?: string;
}

/** A configuration and the folder that its relative paths start from. */
export interface LoadedConfig {
  readonly config: Config;
  readonly folder: string;
  /** Absent where no file was found or asked for. */
  readonly file?: string;
}

const names = ['yaml', 'yml', 'json', 'ts', 'js', 'mjs'].map((ending) => `seam-conformance.config.${ending}`);

/** Gives a configuration in TypeScript its type. */
export function defineConfig(config: Config): Config {
  return config;
}

/**
 * The configuration of that file, or of the first one with a usual name in the folder; an empty one where there is
 * neither. Throws a UsageError that names the place and the mistake.
 */
export async function loadConfig(file: string | undefined, folder: string): Promise<LoadedConfig> {
  const found = file === undefined ? names.map((name) => join(folder, name)).find(existsSync) : resolve(folder, file);
  if (found === undefined) return { config: {}, folder };
  const value = await readValue(found);
  const ajv = new Ajv({ allErrors: true, strict: false, verbose: true });
  const validate = ajv.compile(configSchema());
  if (!validate(value)) {
    const [first] = validate.errors ?? [];
    throw new UsageError(`${found}: ${first ? sentenceOf(first) : 'is not a configuration'}`);
  }
  return { config: value as Config, folder: dirname(found), file: found };
}

async function readValue(file: string): Promise<unknown> {
  try {
    if (['.ts', '.js', '.mjs'].includes(extname(file))) {
      const { createJiti } = await import('jiti');
      return await createJiti(import.meta.url).import(file, { default: true });
    }
    return parse(readFileSync(file, 'utf8')) ?? {};
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(
      `the configuration ${file} cannot be read: ${message.split('\n')[0]}`,
      'Check the path given with --config or SEAM_CONFORMANCE_CONFIG, and the syntax of the file.',
    );
  }
}

// The published schema leaves the kinds of credentials and the claims to the tables that name them.
function configSchema(): object {
  const schema = JSON.parse(readFileSync(join(packageRoot, 'spec', 'config.schema.json'), 'utf8'));
  const known = (names: readonly string[], value: object) => ({
    additionalProperties: false,
    properties: Object.fromEntries(names.map((name) => [name, value])),
  });
  const keys = credentialKinds.map(({ configKey }) => configKey);
  Object.assign(schema.properties.credentials, known(keys, { $ref: '#/definitions/reference' }));
  Object.assign(schema.properties.claims, known(Object.keys(claims), { type: 'boolean' }));
  return schema;
}

function sentenceOf({ keyword, instancePath, params, message, parentSchema, schema }: ErrorObject): string {
  const where = instancePath === '' ? 'the configuration' : instancePath.slice(1).replaceAll('/', '.');
  if (keyword === 'additionalProperties') {
    const known = Object.keys((parentSchema as { properties?: object }).properties ?? {});
    const key = String(params.additionalProperty);
    return `${where} has an unknown key "${key}"${didYouMean(key, known)}`;
  }
  if (where.startsWith('credentials.') || where.startsWith('headers.')) {
    return `${where} must be a reference such as { env: ${variableOf[mainCredential]} }, never the secret itself`;
  }
  if (keyword === 'enum') return `${where} must be one of ${(schema as string[]).join(', ')}`;
  return `${where} ${message ?? 'is not valid'}`;
}
