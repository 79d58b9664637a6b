import { appendFileSync, chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFolders } from '../../ground/folders.js';
import { systemErrorText } from '../../ground/system-error.js';
import { UsageError } from '../../ground/usage-error.js';

/** A file to be written where there is none of that name. */
export interface NewFile {
  /** From the folder of the project, with slashes. */
  readonly path: string;
  readonly text: string;
  readonly isExecutable?: boolean;
  /** Files of other names that already do what this one would. */
  readonly instead?: readonly string[];
  /** What a person does where the file is there already. */
  readonly otherwise?: string;
  /** Whether lines of its text are added to a file that is there. */
  readonly isAdded?: boolean;
}

/** What becomes of a file. */
export type Deed =
  | { readonly kind: 'written' }
  | { readonly kind: 'added'; readonly lines: readonly string[] }
  | { readonly kind: 'kept'; readonly by: string };

/** What would become of a file: nothing that is there is ever changed, but for lines that are added. */
export function deedOf({ path, text, instead = [], isAdded = false }: NewFile, folder: string): Deed {
  const there = [path, ...instead].find((one) => existsSync(join(folder, one)));
  if (there === undefined) return { kind: 'written' };
  if (!isAdded) return { kind: 'kept', by: there };
  const present = new Set(readFileSync(join(folder, path), 'utf8').split(/\r?\n/));
  const lines = text.split('\n').filter((line) => line !== '' && !present.has(line));
  return lines.length === 0 ? { kind: 'kept', by: there } : { kind: 'added', lines };
}

/** Does it. Throws a UsageError that names the file where it cannot be written. */
export function perform(deed: Deed, { path, text, isExecutable = false }: NewFile, folder: string): void {
  const file = join(folder, path);
  try {
    if (deed.kind === 'written') {
      makeFolders(dirname(file));
      writeFileSync(file, text, { flag: 'wx' });
      if (isExecutable) chmodSync(file, 0o755);
    }
    if (deed.kind === 'added') {
      const isWhole = /(?:^|\n)$/.test(readFileSync(file, 'utf8'));
      appendFileSync(file, `${isWhole ? '' : '\n'}${deed.lines.join('\n')}\n`);
    }
  } catch (error) {
    const why = systemErrorText(error);
    if (why === undefined) throw error;
    throw new UsageError(`${path} cannot be written: ${why}`);
  }
}
