import { createHash } from 'node:crypto';
import { createReport, type Report } from '../bundle/report.js';
import type { BaselineStanding } from '../gate/outcome.js';
import { suiteVersion } from '../ground/package-root.js';
import { present } from '../ground/present.js';
import { operationClaims } from '../model/contract/claimed-operations.js';
import type { Contract } from '../model/contract/contract.js';
import type { Verdict } from '../model/verdict.js';

/** What the report on a client is made from. */
export interface ClientRun {
  readonly contract: Contract;
  /** Who was judged, for people. */
  readonly target: string;
  readonly profile: 'client' | 'client-observed';
  readonly seed: number;
  readonly challenge?: string;
  /** In milliseconds since 1970. */
  readonly startedAt: number;
  readonly durationMs: number;
  /** The id of the requirement set. */
  readonly requirementSet: string;
  readonly verdicts: readonly Verdict[];
  readonly requests: number;
  readonly isPartial: boolean;
  readonly only?: readonly string[];
  readonly notJudged?: string;
  readonly configuration: Readonly<Record<string, unknown>>;
}

/** The report on a run of a client, in the form of every report. */
export function clientReport({ startedAt, only, contract, ...run }: ClientRun, baseline?: BaselineStanding): Report {
  const suite = { name: 'seam-conformance', version: suiteVersion, specDigest: contract.digest } as const;
  return createReport(
    {
      ...run,
      suite,
      kind: 'client',
      operations: operationClaims(contract),
      runId: runIdOf(run, suite.specDigest),
      startedAt: new Date(startedAt).toISOString(),
      notClaimed: [],
      ...present({ selection: only && { only } }),
      residue: { created: 0, removed: 0, left: [], perhaps: [] },
    },
    baseline,
  );
}

function runIdOf(
  { profile, seed, challenge, requirementSet }: Pick<ClientRun, 'profile' | 'seed' | 'challenge' | 'requirementSet'>,
  specDigest: string,
): string {
  const parts = [
    suiteVersion,
    specDigest,
    requirementSet,
    profile,
    seed,
    ...(challenge === undefined ? [] : [challenge]),
  ];
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16);
}
