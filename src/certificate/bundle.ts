import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import type { Har } from 'har-format';
import { fromHar } from '../evidence/har.js';
import type { WorldRecord } from '../evidence/world-record.js';
import type { Exchange } from '../experiment/exchange.js';
import type { Report } from '../report/report.js';
import { UsageError } from '../usage-error.js';
import { bundleSchemas } from './bundle-schema.js';

/** The name of a certificate in the bundle that it is about. */
export const certificateFile = 'certificate.dsse.json';

/** The bytes of the files of a bundle, by name. */
export type BundleFiles = ReadonlyMap<string, Buffer>;

/** A bundle whose files could be read. What they say is not checked yet. */
export interface Bundle {
  readonly files: BundleFiles;
  readonly report: Report;
  readonly har: Har;
  /** Of the HAR, with paths as the suite wrote them: without the path of the target's base URL. */
  readonly exchanges: readonly Exchange[];
  readonly world: WorldRecord;
}

/** The files of a folder, those in its own folders left out. Throws a UsageError where there is no such folder. */
export async function readFiles(folder: string): Promise<BundleFiles> {
  const entries = await stat(folder)
    .then((found) => (found.isDirectory() ? readdir(folder, { withFileTypes: true }) : undefined))
    .catch(() => undefined);
  if (entries === undefined) {
    throw new UsageError(`${folder} is not a bundle`, 'Give the folder that the command run has written.');
  }
  const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  return new Map(
    await Promise.all(
      names.sort().map(async (name): Promise<[string, Buffer]> => [name, await readFile(join(folder, name))]),
    ),
  );
}

/** Opens the files of a bundle. Where one is missing, cut off or something else, there is a sentence about it instead. */
export function openBundle(files: BundleFiles): { readonly bundle?: Bundle; readonly problems: readonly string[] } {
  const report = open<Report>(files, 'report.json');
  // Clients are judged without a world, so there is nothing to miss.
  const isClient = report.value?.kind === 'client';
  const har = open<Har>(files, 'exchanges.har');
  const world = isClient ? { problems: [] } : open<WorldRecord>(files, 'world.json');
  const problems = [...report.problems, ...har.problems, ...world.problems];
  if (isClient)
    problems.push('report.json: kind: expected "server", received "client"; only runs against servers can be verified');
  if (!report.value || !har.value || !world.value || problems.length > 0) return { problems };
  const base = basePathOf(report.value.target);
  const exchanges = fromHar(har.value).map((exchange) => withoutBase(exchange, base));
  return { problems, bundle: { files, report: report.value, har: har.value, exchanges, world: world.value } };
}

function open<T>(
  files: BundleFiles,
  name: keyof typeof bundleSchemas,
): { readonly value?: T; readonly problems: readonly string[] } {
  const bytes = files.get(name);
  if (bytes === undefined) return { problems: [`${name}: expected a file of the bundle, it is missing`] };
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
