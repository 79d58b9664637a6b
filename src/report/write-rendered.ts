import { type BundleContents, writeBundle } from '../bundle/write-bundle.js';
import { provenMutants } from './proven-mutants.js';
import { renderings } from './renderings.js';

/**
 * Writes the folder of a run with every rendering of its report. Resolves to the names of the files.
 * @param redact takes every live secret out of a text; each file goes through it last of all.
 */
export async function writeRendered(
  folder: string,
  contents: Omit<BundleContents, 'further'>,
  redact: (text: string) => string,
): Promise<readonly string[]> {
  const { report, exchanges } = contents;
  const mutantsOf = await provenMutants();
  const further = renderings.map(({ file, pieces }) => [file, () => pieces({ report, exchanges, mutantsOf })] as const);
  return writeBundle(folder, { ...contents, further }, redact);
}
