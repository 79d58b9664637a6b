import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
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
  /** What it makes of the verdicts, and a sentence where its file was written. */
  readonly apply: (
    run: { readonly verdicts: readonly Verdict[]; readonly isPartial: boolean },
    redact: (text: string) => string,
  ) => { readonly standing: BaselineStanding; readonly written?: string };
}

/**
 * Reads the baseline of a run before anything is sent; absent where none is named. Where it is to be updated, the file
 * need not exist, and `apply` writes it: entries without a reason cover nothing until a person gives one.
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
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, redact(baselineText(draft)));
      const reasoned = { entries: draft.entries.filter(isReasoned) };
      return {
        standing: standingOf(reasoned, verdicts, today, { isPartial }),
        written: `baseline ${file}: ${summaryOf(existing, draft)}`,
      };
    },
  };
}
