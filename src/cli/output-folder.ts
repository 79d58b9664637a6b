import { resolve } from 'node:path';
import { readReport } from '../bundle/read-bundle.js';
import type { Report } from '../bundle/report.js';
import { UsageError } from '../ground/usage-error.js';
import { visible } from '../ground/visible.js';
import { requireWritableFolder } from '../ground/writable-folder.js';

const folderOfParts = 'seam-conformance-again';
const advice = 'Name another folder with --output.';

/**
 * The folder that a bundle goes to, as an absolute path, writable. Throws a UsageError before anything is judged for
 * nothing: where the name is empty, the folder is the root, or it cannot be written.
 */
export function outputFolder(cwd: string, name: string): string {
  if (name.trim() === '') throw new UsageError('--output names no folder', advice);
  const folder = resolve(cwd, name);
  requireWritableFolder(folder, 'the bundle', advice);
  return folder;
}

/** What a bundle was written by, as far as it tells whether it is replaced on purpose. */
type Written = Pick<Report, 'target' | 'profile' | 'startedAt' | 'durationMs'>;

/**
 * What is to be said before a bundle is written over another one, of which only what someone may want to keep is worth a
 * word: that of a run which went on at the same time, and that of another target or profile.
 */
export async function replacedText(
  folder: string,
  { target, profile, startedAt }: Written,
): Promise<string | undefined> {
  const earlier = await readReport(folder).catch(() => undefined);
  if (earlier === undefined) return undefined;
  const isAlongside = Date.parse(earlier.startedAt) + earlier.durationMs > Date.parse(startedAt);
  const isOther = hostOf(earlier.target) !== hostOf(target) || earlier.profile !== profile;
  if (!isAlongside && !isOther) return undefined;
  const manner = isAlongside ? 'that went on at the same time as this one' : `of ${earlier.startedAt}`;
  return `${folder} held the bundle of a run on ${visible(earlier.target)}, profile ${earlier.profile}, ${manner}, and is replaced; --output names another folder`;
}

/**
 * Where the bundle of a part goes, which is never over that of a whole run: beside it, where nobody named a folder. Throws a
 * UsageError where somebody did.
 */
export async function folderOfPart(
  folder: string,
  { cwd, isNamed, note }: { readonly cwd: string; readonly isNamed: boolean; readonly note: (text: string) => void },
): Promise<string> {
  if (isNamed) await requireNoWholeBundle(folder);
  if (!(await holdsWholeBundle(folder))) return folder;
  note(`${folder} holds the bundle of a whole run, so this part of one goes to ${folderOfParts}`);
  return outputFolder(cwd, folderOfParts);
}

/**
 * Throws a UsageError where a folder holds the bundle of a whole run: with a part of one over it, whoever reads the folder
 * afterwards would take the part for the whole, or miss what is gone.
 */
export async function requireNoWholeBundle(folder: string): Promise<void> {
  if (!(await holdsWholeBundle(folder))) return;
  throw new UsageError(`${folder} holds the bundle of a whole run, which a part of one never replaces`, advice);
}

async function holdsWholeBundle(folder: string): Promise<boolean> {
  const earlier = await readReport(folder).catch(() => undefined);
  return earlier !== undefined && !earlier.isPartial;
}

// A server of a test has another port each time.
function hostOf(target: string): string {
  return URL.canParse(target) ? new URL(target).hostname : target;
}
