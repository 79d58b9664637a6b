import { createHash } from 'node:crypto';
import { documentDigest } from '../contract/document.js';
import type { Verdict } from '../experiment/verdict.js';
import { suiteVersion } from '../package-root.js';
import { createReport, type Report } from '../report/report.js';

/** What the report on a client is made from. */
export interface ClientRun {
  /** Who was judged, for people. */
  readonly target: string;
  readonly profile: 'client' | 'client-observed';
  readonly seed: number;
  /** In milliseconds since 1970. */
  readonly startedAt: number;
  readonly verdicts: readonly Verdict[];
  readonly requests: number;
  readonly isPartial: boolean;
  readonly only?: readonly string[];
  readonly notJudged?: string;
  readonly configuration: Readonly<Record<string, unknown>>;
}

/** The report on a run of a client, in the form of every report. */
export function clientReport({ startedAt, only, notJudged, ...run }: ClientRun): Report {
  const specDigest = documentDigest();
  return createReport({
    ...run,
    suite: { name: 'seam-conformance', version: suiteVersion, specDigest },
    kind: 'client',
    runId: createHash('sha256')
      .update([suiteVersion, specDigest, run.profile, run.seed].join('\n'))
      .digest('hex')
      .slice(0, 16),
    startedAt: new Date(startedAt).toISOString(),
    durationMs: Date.now() - startedAt,
    notClaimed: [],
    ...(notJudged === undefined ? {} : { notJudged }),
    ...(only === undefined ? {} : { selection: { only } }),
    residue: { created: 0, removed: 0, left: [] },
  });
}
