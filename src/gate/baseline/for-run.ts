import { existsSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { makeFolders } from '../../ground/folders.js';
import { UsageError } from '../../ground/usage-error.js';
import type { Verdict } from '../../model/verdict.js';
import type { BaselineStanding } from '../outcome.js';
import { type Baseline, isReasoned } from './baseline.js';
import { loadBaseline } from './load.js';
import { standingOf } from './standing.js';
import { summaryOf, updatedBaseline } from './update.js';
import { baselineText } from './write.js';

/** The baseline that a run was given. */
export interface RunBaseline {
  /** What it makes of the verdicts; where its file is to be updated, also what writes that, and a sentence about it. */
  readonly apply: (
    run: { readonly verdicts: readonly Verdict[]; readonly isPartial: boolean },
    redact: (text: string) => string,
  ) => { readonly standing: BaselineStanding; readonly write?: () => string };
}

/**
 * Reads the baseline of a run before anything is sent; absent where none is named. Where it is to be updated, the file
 * need not exist: entries without a reason cover nothing until a person gives one.
 */
export function baselineForRun(
  file: string | undefined,
  { isUpdate, cwd }: { readonly isUpdate: boolean; readonly cwd: string },
): RunBaseline | undefined {
  if (file === undefined && isUpdate) {
    throw new UsageError('--update-baseline does not know which file to write', 'Name it with --baseline.');
  }
  if (file === undefined) return undefined;
  const path = resolve(cwd, file);
  const existing: Baseline =
    isUpdate && !existsSync(path) ? { entries: [] } : loadBaseline(path, { isDraft: isUpdate });
  return {
    apply({ verdicts, isPartial }, redact) {
      const today = new Date();
      if (!isUpdate) return { standing: standingOf(existing, verdicts, today, { isPartial }) };
      const draft = updatedBaseline(verdicts, existing, today, { isPartial });
      const reasoned = { entries: draft.entries.filter(isReasoned) };
      return {
        standing: standingOf(reasoned, verdicts, today, { isPartial }),
        write() {
          makeFolders(dirname(path));
          writeFileSync(path, redact(baselineText(draft)));
          return `baseline ${file}: ${summaryOf(existing, draft)}`;
        },
      };
    },
  };
}
