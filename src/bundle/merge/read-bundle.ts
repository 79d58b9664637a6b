import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../../ground/usage-error.js';
import type { Exchange } from '../../model/exchange.js';
import { fromHar } from '../../model/har.js';
import { fromRecorded, type RecordedReport } from '../recorded.js';
import type { Report } from '../report.js';
import type { WorldRecord } from '../world-record.js';

/** A bundle as it lies on disk. Nothing in it is vouched for. */
export interface StoredBundle {
  /** As it was named. */
  readonly folder: string;
  readonly report: Report;
  readonly exchanges: readonly Exchange[];
  /** Absent for runs whose requests were not built by the suite. */
  readonly world?: WorldRecord;
}

/** Reads a bundle. Throws a UsageError, naming the file, where something is missing or is not what it should be. */
export async function readBundle(folder: string, name: string = folder): Promise<StoredBundle> {
  const report = await readJson(folder, name, 'report.json');
  if (!isReport(report)) throw new UsageError(`${name} holds a report.json that is not of this suite`, advice);
  const har = await readJson(folder, name, 'exchanges.har');
  const world = await readJson(folder, name, 'world.json', { isOptional: true });
  try {
    const exchanges = fromHar(har as Parameters<typeof fromHar>[0]);
    return {
      folder: name,
      report: fromRecorded(report),
      exchanges,
      ...(world === undefined ? {} : { world: world as WorldRecord }),
    };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${name} holds an exchanges.har that cannot be used: ${detail}`, advice);
  }
}

const advice = 'Give the folder that an earlier run has written.';

async function readJson(
  folder: string,
  name: string,
  file: string,
  { isOptional = false }: { readonly isOptional?: boolean } = {},
): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(join(folder, file), 'utf8');
  } catch {
    if (isOptional) return undefined;
    throw new UsageError(`${name} holds no readable ${file}`, advice);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`${name} holds a ${file} that is not JSON`, advice);
  }
}

function isReport(value: unknown): value is RecordedReport {
  if (typeof value !== 'object' || value === null) return false;
  const { suite, verdicts } = value as Partial<RecordedReport>;
  return suite?.name === 'seam-conformance' && Array.isArray(verdicts);
}
