import type { Har } from 'har-format';
import type { BundleFiles } from '../bundle/bundle-file.js';
import type { Report } from '../bundle/report.js';
import type { WorldRecord } from '../bundle/world-record.js';
import type { NotedEntry } from '../model/har.js';
import type { VerifyOptions } from './verify.js';

/** Whatever is written to a file of a bundle, open to every edit. */
type Loose = { -readonly [K in keyof Report]: Report[K] } & Record<string, unknown>;
/** The three files, as they are parsed. */
export interface LooseBundle {
  readonly report: Loose;
  readonly har: { log: { entries: NotedEntry[]; creator: { version: string } } };
  readonly world: { -readonly [K in keyof WorldRecord]: WorldRecord[K] };
}

/** One way to forge a bundle, and the sentence that gives it away. */
export interface Tampering {
  readonly name: string;
  /** Of the three files, as they are parsed. */
  readonly edit?: (bundle: LooseBundle) => void;
  /** Of the files as bytes. */
  readonly rewrite?: (files: Map<string, Buffer>) => void;
  readonly options?: () => Partial<VerifyOptions>;
  /** A sentence that names it. */
  readonly named: RegExp;
  /** Whether only a certificate can give it away. */
  readonly needsCertificate?: true;
}

/** Edits what is parsed: types stand in the way of forgery, so it goes around them. */
export function set(target: object, path: string, value: unknown): void {
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const owner = keys.reduce<Record<string, unknown>>(
    (at, key) => at[key] as Record<string, unknown>,
    target as Record<string, unknown>,
  );
  owner[last] = value;
}

/** The entry of a step. */
export function entry({ har }: LooseBundle, step: string, experiment = 'auth'): NotedEntry {
  const found = har.log.entries.find(
    ({ _conformance: note }) => note.step === step && note.experiment.includes(experiment),
  );
  if (!found) throw new Error(`expected an entry of ${step}`);
  return found;
}

/** The body of the control. */
export function requestText(bundle: LooseBundle): string {
  return entry(bundle, 'control').request.postData?.text ?? '';
}

/** The verdict on a requirement. */
export function verdict({ report }: LooseBundle, requirement = 'auth.missing-refused') {
  const found = report.verdicts.find((one) => one.requirement === requirement);
  if (!found) throw new Error(`expected a verdict on ${requirement}`);
  return found;
}

/** Numbers the entries as they stand. */
export function renumber({ har }: LooseBundle): void {
  for (const [index, one] of har.log.entries.entries()) set(one, '_conformance.index', index);
}

/** The files of a bundle, forged. */
export function tamperedFiles(files: BundleFiles, { edit, rewrite }: Tampering): BundleFiles {
  const changed = new Map(files);
  rewrite?.(changed);
  if (!edit) return changed;
  const parsed = (name: string) => JSON.parse(String(files.get(name)));
  const bundle = { report: parsed('report.json'), har: parsed('exchanges.har') as Har, world: parsed('world.json') };
  edit(bundle as unknown as LooseBundle);
  for (const [name, value] of [
    ['report.json', bundle.report],
    ['exchanges.har', bundle.har],
    ['world.json', bundle.world],
  ] as const) {
    changed.set(name, Buffer.from(`${JSON.stringify(value, undefined, 2)}\n`));
  }
  return changed;
}
