import type { Bundle } from '../bundle/read-bundle.js';
import { certificateFile, evidenceFiles } from '../bundle/read-bundle.js';
import { renderings } from '../report/renderings.js';

/** The files of a bundle that no run writes, and the renderings that are not there, a sentence each. */
export function foreignFileProblems({ files, kind }: Pick<Bundle, 'files' | 'kind'>): readonly string[] {
  const made = renderings.map(({ file }) => file);
  const known: readonly string[] = [...evidenceFiles[kind], ...made, certificateFile];
  return [
    ...[...files.keys()]
      .filter((file) => !known.includes(file))
      .map((file) => `${file}: unexpected file, which no run writes into a bundle`),
    ...made
      .filter((file) => !files.has(file))
      .map((file) => `${file}: expected the rendering of the report, it is missing`),
  ];
}
