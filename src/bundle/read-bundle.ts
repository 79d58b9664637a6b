import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Har } from 'har-format';
import { present } from '../ground/present.js';
import { UsageError } from '../ground/usage-error.js';
import type { ClientRecord } from '../model/client-record.js';
import type { Exchange } from '../model/exchange.js';
import { fromHar } from '../model/har.js';
import { type BundleFiles, type Found, missing, openFile } from './bundle-file.js';
import { fromRecorded } from './recorded.js';
import type { Report } from './report.js';
import type { RecordedReport } from './schema/report.js';
import type { WorldRecord } from './world-record.js';

/** The name of a certificate in the bundle that it is about. */
export const certificateFile = 'certificate.dsse.json';

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
  const report = openFile<RecordedReport>(files, 'report.json');
  const har = openFile<Har>(files, 'exchanges.har');
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
  const { value, problems } = openFile<WorldRecord>(files, 'world.json');
  return value === undefined ? { problems } : { problems, value: { kind: 'server', world: value } };
}

function openRecord(files: BundleFiles): Found<Pick<ClientBundle, 'kind' | 'record'>> {
  const calls = openFile<ClientRecord['calls']>(files, 'calls.json');
  const arrivals = openFile<ClientRecord['arrivals']>(files, 'arrivals.json');
  const output = files.get('output.txt')?.toString('utf8');
  const problems = [...calls.problems, ...arrivals.problems, ...(output === undefined ? [missing('output.txt')] : [])];
  if (!calls.value || !arrivals.value || output === undefined) return { problems };
  return { problems, value: { kind: 'client', record: { calls: calls.value, arrivals: arrivals.value, output } } };
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

/** A bundle of any kind, as it was named. Nothing in it is vouched for. */
export interface StoredBundle {
  readonly folder: string;
  readonly report: Report;
  readonly exchanges: readonly Exchange[];
  /** Absent for runs whose requests were not built by the suite. */
  readonly world?: WorldRecord;
}

/** Reads the bundle in a folder. Throws a UsageError, naming the file, where something is missing or is something else. */
export async function readBundle(folder: string, name: string = folder): Promise<StoredBundle> {
  const files = await filesOf(folder, name);
  const report = required<RecordedReport>(files, 'report.json', name);
  const har = required<Har>(files, 'exchanges.har', name);
  const world = files.has('world.json') ? required<WorldRecord>(files, 'world.json', name) : undefined;
  return { folder: name, report: fromRecorded(report), exchanges: fromHar(har), ...present({ world }) };
}

/** Reads the report of a bundle alone. Throws a UsageError as `readBundle` does. */
export async function readReport(folder: string, name: string = folder): Promise<Report> {
  return fromRecorded(required(await filesOf(folder, name), 'report.json', name));
}

const advice = 'Give the folder that an earlier run has written.';

async function filesOf(folder: string, name: string): Promise<BundleFiles> {
  return readFiles(folder).catch((error: unknown) => {
    throw error instanceof UsageError ? new UsageError(`${name} holds no readable report.json`, advice) : error;
  });
}

function required<T>(files: BundleFiles, file: 'report.json' | 'exchanges.har' | 'world.json', name: string): T {
  if (!files.has(file)) throw new UsageError(`${name} holds no readable ${file}`, advice);
  const { value, problems } = openFile<T>(files, file);
  if (value === undefined) throw new UsageError(`${name} is no bundle of this suite: ${problems[0]}`, advice);
  return value;
}
