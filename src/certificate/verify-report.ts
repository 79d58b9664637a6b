import { reportOn } from '../bundle/from-run.js';
import type { ServerBundle } from '../bundle/read-bundle.js';
import { recordedVerdict } from '../bundle/recorded.js';
import type { Report } from '../bundle/report.js';
import type { RecordedVerdict } from '../bundle/schema/report.js';
import { factsOf } from '../bundle/world-record.js';
import { present } from '../ground/present.js';
import { operationClaims } from '../model/contract/claimed-operations.js';
import type { Contract } from '../model/contract/contract.js';
import type { Verdict } from '../model/verdict.js';
import { runIdOf } from '../run/run-id.js';
import type { Selection } from '../run/selection.js';
import { differences } from './difference.js';
import type { Rejudgement } from './rejudge.js';
import type { Replay } from './replay.js';

/** How the verdicts of a report differ from those that follow from the evidence, case by case. */
export function verdictProblems(judged: readonly Verdict[], received: readonly RecordedVerdict[]): readonly string[] {
  const expected = judged.map(recordedVerdict);
  const byCase = new Map(received.map((verdict) => [verdict.case, verdict]));
  const known = new Set(expected.map((verdict) => verdict.case));
  const order = expected.findIndex((verdict, index) => verdict.case !== received[index]?.case);
  const problems = [
    ...expected.flatMap((verdict) => {
      const other = byCase.get(verdict.case);
      if (!other) return [`report.json: verdict on ${verdict.case}: expected one, it is missing`];
      return differences(`report.json: verdict on ${verdict.case}:`, verdict, other, 'same');
    }),
    ...received
      .filter((verdict) => !known.has(verdict.case))
      .map((verdict) => `report.json: verdict on ${verdict.case}: unexpected verdict, the suite has no such case here`),
    ...(byCase.size < received.length
      ? ['report.json: verdicts: expected one for each case, received several for some']
      : []),
  ];
  if (problems.length > 0 || order < 0) return problems;
  return differences(`report.json: verdicts[${order}].case`, expected[order]?.case, received[order]?.case);
}

/** How a report, its verdicts aside, differs from the one that would be written on the evidence. */
export function reportProblems(
  { report, exchanges, world }: ServerBundle,
  again: Rejudgement,
  replayed: Replay,
  contract: Contract,
): readonly string[] {
  const { profile, seed, challenge, selection, baseline, configuration } = report;
  const notJudged = replayed.unreachable ?? report.notJudged;
  const expected = reportOn(
    {
      suite: report.suite,
      requirementSet: report.requirementSet,
      runId: runIdOf({
        contract,
        profile: world.facts.profile,
        seed,
        requirements: report.requirementSet,
        ...present({ challenge }),
      }),
      url: report.target,
      profile: world.facts.profile,
      operations: operationClaims(contract),
      seed,
      ...present({ challenge, notJudged, selection: selection && selectionOf(selection) }),
      lender: replayed.world.lender,
      facts: factsOf(world),
      experiments: again.experiments,
      isPartial: again.isPartial,
      loans: new Map(),
      exchanges,
      provenCredentials: new Set(),
      verdicts: again.verdicts,
      residue: replayed.residue,
      startedAt: Date.parse(report.startedAt),
      durationMs: report.durationMs,
    },
    // A configuration may repeat what the report says elsewhere.
    {
      ...configuration,
      ...('profile' in configuration ? { profile } : {}),
      ...('seed' in configuration ? { seed } : {}),
    },
    baseline && { ...baseline, covered: new Set(baseline.covered) },
  );
  return differences(
    'report.json:',
    JSON.parse(JSON.stringify({ ...expected, verdicts: undefined })),
    { ...report, verdicts: undefined },
    'same',
  );
}

// Which cases were chosen by an earlier run is seen in the verdicts.
function selectionOf({ only, failed, shard }: NonNullable<Report['selection']>): Selection {
  return present({ only, cases: failed ? new Set<string>() : undefined, shard });
}
