import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import type { Har } from 'har-format';
import { UsageError } from '../ground/usage-error.js';
import type { ClientRecord } from '../model/client-record.js';
import type { Exchange } from '../model/exchange.js';
import { fromHar } from '../model/har.js';
import { bundleSchemas } from './bundle-schema.js';
import { fromRecorded, type RecordedReport } from './recorded.js';
import type { Report } from './report.js';
import type { WorldRecord } from './world-record.js';

/** The name of a certificate in the bundle that it is about. */
export const certificateFile = 'certificate.dsse.json';

/** The bytes of the files of a bundle, by name. */
export type BundleFiles = ReadonlyMap<string, Buffer>;

interface AnyBundle {
  readonly files: BundleFiles;
  readonly report: Report;
  /** The report as it stands in the file, sentences included. */
  readonly recorded: RecordedReport;
  readonly har: Har;
  /** Of the HAR, with paths as the suite wrote them: without the path of the target's base URL. */
  readonly exchanges: readonly Exchange[];
}

/** The bundle of a run against a server. */
export interface ServerBundle extends AnyBundle {
  readonly kind: 'server';
  readonly world: WorldRecord;
}

/** The bundle of a run on a client. */
export interface ClientBundle extends AnyBundle {
  readonly kind: 'client';
  readonly record: ClientRecord;
}

/** A bundle whose files could be read. What they say is not checked yet. */
export type Bundle = ServerBundle | ClientBundle;

/** The files that the verdicts of a run rest on. */
export const evidenceFiles = {
  server: ['report.json', 'exchanges.har', 'world.json'],
  client: ['report.json', 'exchanges.har', 'calls.json', 'arrivals.json', 'output.txt'],
} as const;

/** The files of a folder, those in its own folders left out. Throws a UsageError where there is no such folder. */
export async function readFiles(folder: string): Promise<BundleFiles> {
  const entries = await stat(folder)
    .then((found) => (found.isDirectory() ? readdir(folder, { withFileTypes: true }) : undefined))
    .catch(() => undefined);
  if (entries === undefined) {
    throw new UsageError(`${folder} is not a bundle`, 'Give the folder that a run has written.');
  }
  const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  return new Map(
    await Promise.all(
      names.sort().map(async (name): Promise<[string, Buffer]> => [name, await readFile(join(folder, name))]),
    ),
  );
}

interface Opened {
  readonly bundle?: Bundle;
  readonly problems: readonly string[];
}

/** Opens the files of a bundle. Where one is missing, cut off or something else, there is a sentence about it instead. */
export function openBundle(files: BundleFiles): Opened {
  const report = open<RecordedReport>(files, 'report.json');
  const har = open<Har>(files, 'exchanges.har');
  const rest = report.value?.kind === 'client' ? openRecord(files) : openWorld(files);
  const problems = [...report.problems, ...har.problems, ...rest.problems];
  if (!report.value || !har.value || !rest.value || problems.length > 0) return { problems };
  const base = rest.value.kind === 'client' ? '' : basePathOf(report.value.target);
  const exchanges = fromHar(har.value).map((exchange) => withoutBase(exchange, base));
  const recorded = report.value;
  return {
    problems,
    bundle: { files, report: fromRecorded(recorded), recorded, har: har.value, exchanges, ...rest.value },
  };
}

function openWorld(files: BundleFiles): Found<Pick<ServerBundle, 'kind' | 'world'>> {
  const { value, problems } = open<WorldRecord>(files, 'world.json');
  return value === undefined ? { problems } : { problems, value: { kind: 'server', world: value } };
}

function openRecord(files: BundleFiles): Found<Pick<ClientBundle, 'kind' | 'record'>> {
  const calls = open<ClientRecord['calls']>(files, 'calls.json');
  const arrivals = open<ClientRecord['arrivals']>(files, 'arrivals.json');
  const output = files.get('output.txt')?.toString('utf8');
  const problems = [...calls.problems, ...arrivals.problems, ...(output === undefined ? [missing('output.txt')] : [])];
  if (!calls.value || !arrivals.value || output === undefined) return { problems };
  return { problems, value: { kind: 'client', record: { calls: calls.value, arrivals: arrivals.value, output } } };
}

interface Found<T> {
  readonly value?: T;
  readonly problems: readonly string[];
}

function missing(name: string): string {
  return `${name}: expected a file of the bundle, it is missing`;
}

function open<T>(files: BundleFiles, name: keyof typeof bundleSchemas): Found<T> {
  const bytes = files.get(name);
  if (bytes === undefined) return { problems: [missing(name)] };
  if (bytes.length === 0) return { problems: [`${name}: expected JSON, the file is empty`] };
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (error) {
    return { problems: [`${name}: expected JSON, it is cut off or damaged (${(error as Error).message})`] };
  }
  const validate = validators()[name];
  if (validate(value)) return { value: value as T, problems: [] };
  const problems = (validate.errors ?? []).map(({ instancePath, message }) => {
    const place = instancePath === '' ? '' : ` ${instancePath.slice(1).replaceAll('/', '.')}:`;
    return `${name}:${place} expected what the suite writes, it ${message ?? 'is something else'}`;
  });
  return { problems };
}

let compiled: Record<keyof typeof bundleSchemas, ReturnType<Ajv['compile']>> | undefined;

function validators(): NonNullable<typeof compiled> {
  const compile = (name: keyof typeof bundleSchemas) => new Ajv({ strict: false }).compile(bundleSchemas[name]);
  compiled ??= {
    'report.json': compile('report.json'),
    'exchanges.har': compile('exchanges.har'),
    'world.json': compile('world.json'),
    'calls.json': compile('calls.json'),
    'arrivals.json': compile('arrivals.json'),
  };
  return compiled;
}

/** The path of a base URL, without a slash at its end; empty for most. */
function basePathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname.replace(/\/+$/, '') : '';
}

function withoutBase(exchange: Exchange, base: string): Exchange {
  const { request } = exchange;
  if (base === '' || !request.path.startsWith(`${base}/`)) return exchange;
  return { ...exchange, request: { ...request, path: request.path.slice(base.length) } };
}
