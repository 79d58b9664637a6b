import { randomInt } from 'node:crypto';
import { resolve } from 'node:path';
import { credentialKinds, workspaceHeader } from '../../../spec/credentials.js';
import { type ProfileName, profiles } from '../../../spec/profiles.js';
import { type LentName, schemeCredential, variableFor } from '../../../spec/scheme-credentials.js';
import { didYouMean } from '../../ground/nearest.js';
import { present } from '../../ground/present.js';
import { namedFileText } from '../../ground/regular-file.js';
import { UsageError } from '../../ground/usage-error.js';
import type { Contract } from '../../model/contract/contract.js';
import { requirementSet } from '../../model/requirement-set/requirement-set.js';
import { defaults, type Settings, settingsOf } from '../../run/settings.js';
import type { LenderChoice } from '../../run/world/lender-choice.js';
import type { Config, EnvironmentReference, LoadedConfig } from './config.js';

/** What the command line said; it comes before the environment, and that before the file. */
export interface Flags {
  readonly url?: string | undefined;
  readonly contract?: string | undefined;
  readonly profile?: string | undefined;
  readonly operations?: readonly string[] | undefined;
  readonly seed?: number | undefined;
  readonly concurrency?: number | undefined;
  readonly timeout?: number | undefined;
  readonly maxRequests?: number | undefined;
  readonly rate?: number | undefined;
  readonly settle?: number | undefined;
  readonly wait?: number | undefined;
  readonly alternates?: boolean | undefined;
  readonly ca?: string | undefined;
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
  readonly output?: string | undefined;
  readonly baseline?: string | undefined;
  readonly requirements?: string | undefined;
  readonly challenge?: string | undefined;
  readonly acknowledgeHost?: string | undefined;
  /** `false` for requests without the header that names the case. */
  readonly caseHeader?: boolean | undefined;
  readonly incognito?: boolean | undefined;
}

/** What a command is told. */
export interface CommandSettings {
  /** What is in force for its run. */
  readonly run: Settings;
  /** Absent where nobody named one. */
  readonly url?: string;
  readonly baseline?: string;
  readonly output: string;
  /** All of it as reports may show it. */
  readonly shown: Readonly<Record<string, unknown>>;
}

const variableName = /^[A-Z][A-Z0-9_]{0,63}$/;

/** Joins flags, environment and file. Throws a UsageError where one of them makes no sense. */
export function settle(
  flags: Flags,
  env: NodeJS.ProcessEnv,
  { config, folder, file }: LoadedConfig,
  contract?: Contract,
): CommandSettings {
  const raw = (name: string) => (env[name] === undefined || env[name] === '' ? undefined : env[name]);
  const variable = (name: string) => unquoted(raw(name), name);
  const url = flags.url ?? variable('SEAM_ENDPOINT') ?? config.endpoint;
  const lent = new Map<LentName, string>();
  const sources: Record<string, string> = {};
  for (const { name, configKey: key, variable: usual } of credentialKinds) {
    const source = config.credentials?.[key]?.env ?? usual;
    const value = variable(source);
    if (value === undefined) {
      // What stands there may be the secret itself, by mistake.
      if (!variableName.test(source)) throw new UsageError(`credentials.${key}: the variable that it names is not set`);
      continue;
    }
    lent.set(name, checkedToken(value, source));
    sources[key] = `$${source}`;
  }
  for (const [scheme, source, isNamed] of schemeSources(config, contract)) {
    const value = variable(source);
    if (value === undefined) {
      if (isNamed) throw new UsageError(`schemes.${scheme}: the variable that it names is not set`);
      continue;
    }
    lent.set(schemeCredential(scheme), checkedToken(value, source));
    sources[scheme] = `$${source}`;
  }
  const { limits = {} } = config;
  const isIncognito = flags.incognito === true;
  const kind = config.lender ?? (config.static ? 'static' : config.module === undefined ? 'auto' : 'module');
  const requirements = flags.requirements ?? config.requirements?.toString();
  // A version that there is not is better told before anything is sent.
  requirementSet(requirements);
  const plain = present({
    profile: checkedProfile(flags.profile ?? variable('SEAM_CONFORMANCE_PROFILE') ?? config.profile ?? 'core'),
    claims: { ...config.claims, ...(flags.alternates === true ? { alternates: true } : {}) },
    // A target may know what follows from the usual seed.
    seed: flags.seed ?? config.seed ?? (isIncognito ? randomInt(2 ** 32) : 1),
    concurrency: flags.concurrency ?? limits.concurrency ?? defaults.concurrency,
    timeoutMs: flags.timeout ?? limits.timeoutMs ?? defaults.timeoutMs,
    responseBytes: limits.responseBytes ?? defaults.responseBytes,
    maxRequests: flags.maxRequests ?? limits.requests ?? defaults.maxRequests,
    waitMs: (flags.wait ?? limits.waitSeconds ?? defaults.waitMs / 1000) * 1000,
    settleMs: flags.settle ?? limits.settleMs ?? defaults.settleMs,
    rate: flags.rate ?? limits.ratePerSecond,
    workspaceId: variable(workspaceHeader.variable) ?? config.workspaceId,
    otherWorkspaceId: config.otherWorkspaceId,
    requirements,
    operations: flags.operations ?? config.operations,
    caseHeader: flags.caseHeader !== false && config.caseHeader !== false && !isIncognito,
    isIncognito,
  });
  return {
    ...present({
      url: url === undefined ? undefined : checkedUrl(url),
      baseline: flags.baseline ?? (config.baseline === undefined ? undefined : resolve(folder, config.baseline)),
    }),
    run: settingsOf({
      ...plain,
      ...present({ contract }),
      ...present({ challenge: flags.challenge, acknowledgedHost: flags.acknowledgeHost }),
      credentials: lent,
      lender: lenderOf(kind, config, folder),
      headers: resolvedHeaders(config.headers ?? {}, raw),
      tls: readTls(flags, config, folder),
    }),
    output: flags.output ?? (config.output === undefined ? 'seam-conformance-report' : resolve(folder, config.output)),
    shown: present({
      ...plain,
      lender: kind,
      contract: contract && (flags.contract ?? config.contract),
      contractTitle: contract && contractTitle(contract),
      credentials: sources,
      staticScenes: config.static?.scenes.length,
      headers: config.headers && Object.keys(config.headers),
      file: file?.split(/[\\/]/).at(-1),
    }),
  };
}

/** The security schemes of a document, each with the variable that lends it and whether the configuration names that. */
function schemeSources(
  { schemes: named = {} }: Config,
  contract: Contract | undefined,
): readonly (readonly [scheme: string, variable: string, isNamed: boolean])[] {
  const known = Object.keys(contract?.document.components?.securitySchemes ?? {});
  const stranger = Object.keys(named).find((name) => !known.includes(name));
  if (stranger !== undefined) {
    throw new UsageError(
      `schemes.${stranger}: ${contract === undefined ? 'no contract is given' : 'the contract has no such security scheme'}${didYouMean(stranger, known)}`,
      known.length === 0 ? 'Name its document under "contract".' : `Its schemes are ${known.join(', ')}.`,
    );
  }
  return known.map((scheme) => {
    const { env } = named[scheme] ?? {};
    return [scheme, env ?? variableFor(schemeCredential(scheme)), env !== undefined];
  });
}

function contractTitle({ document: { info, openapi } }: Contract): string {
  return [info?.title ?? 'a document without a title', info?.version, `OpenAPI ${openapi}`].filter(Boolean).join(', ');
}

function lenderOf(kind: NonNullable<Config['lender']>, config: Config, folder: string): LenderChoice {
  if (kind === 'static') return { kind, scenes: config.static?.scenes ?? [] };
  if (kind !== 'module') return { kind };
  if (config.module !== undefined) return { kind: 'module-file', file: resolve(folder, config.module) };
  throw new UsageError('the lender is "module" but no module is named', 'Name its file under "module".');
}

function checkedProfile(name: string): ProfileName {
  const known = profiles.map((profile) => profile.name);
  const found = known.find((profile) => profile === name);
  if (found) return found;
  throw new UsageError(`there is no profile "${name}"${didYouMean(name, known)}`, `Profiles are ${known.join(', ')}.`);
}

function checkedUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  // A URL that is refused may hold a password, and is shown in a message.
  if (text.includes('@')) {
    throw new UsageError('the URL of the target holds credentials', 'Lend them by environment variables instead.');
  }
  if (url === undefined || !['http:', 'https:'].includes(url.protocol) || url.search !== '' || url.hash !== '') {
    throw new UsageError(
      `"${text.replace(/[?#].*$/s, (rest) => `${rest[0]}…`)}" is not the URL of a target`,
      'Give a base URL such as https://staging.example.com, without a query.',
    );
  }
  return text.replace(/\/+$/, '');
}

/** A value that came with the quotes of a shell, as `docker run --env-file` passes it, would be refused everywhere. */
function unquoted(value: string | undefined, name: string): string | undefined {
  if (value !== undefined && /^(["'`]).*\1$/s.test(value)) {
    throw new UsageError(
      `$${name} has quotes around its value`,
      'Remove them: files of variables, such as those for docker run --env-file, take values as they stand.',
    );
  }
  return value;
}

function checkedToken(value: string, source: string): string {
  // What cannot stand in a header would only fail later, and less clearly.
  if (/^[\x21-\x7e]+$/.test(value)) return value;
  if (/^bearer\s/i.test(value))
    throw new UsageError(`$${source} begins with a scheme`, 'Give the token alone, without Bearer.');
  throw new UsageError(`$${source} holds characters that no token has`, 'Check it for spaces, quotes and line ends.');
}

function resolvedHeaders(
  headers: Readonly<Record<string, EnvironmentReference>>,
  variable: (name: string) => string | undefined,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, { env }]) => {
      const value = variable(env);
      // What stands there may be the secret itself, by mistake.
      const named = variableName.test(env) ? `the variable ${env}` : 'the variable that it names';
      if (value === undefined) throw new UsageError(`headers.${name}: ${named} is not set`);
      if (/[\r\n\0]/.test(value)) throw new UsageError(`headers.${name}: ${named} holds a line end`);
      return [name.toLowerCase(), value];
    }),
  );
}

function readTls(flags: Flags, { tls = {} }: Config, folder: string): Settings['tls'] {
  const entries = (['ca', 'cert', 'key'] as const).flatMap((name) => {
    const file = flags[name] ?? (tls[name] === undefined ? undefined : resolve(folder, tls[name]));
    if (file === undefined) return [];
    try {
      return [[name, namedFileText(file)]];
    } catch {
      throw new UsageError(`the file ${file} for --${name} cannot be read`);
    }
  });
  return Object.fromEntries(entries);
}
