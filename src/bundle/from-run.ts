import { profileIncludes } from '../../spec/profiles.js';
import { requirements } from '../../spec/requirements/servers/index.js';
import type { BaselineStanding } from '../gate/outcome.js';
import { requirementSet } from '../model/requirement-set/requirement-set.js';
import type { RunResult } from '../run/run-result.js';
import type { Selection } from '../run/selection.js';
import { createReport, type Report } from './report.js';

/** The report on a run. */
export function reportOn(
  result: Omit<RunResult, 'redact'>,
  configuration: Readonly<Record<string, unknown>>,
  baseline?: BaselineStanding,
): Report {
  const { suite, url, profile, operations, seed, challenge, runId, startedAt, durationMs, exchanges, verdicts, facts } =
    result;
  const set = requirementSet(result.requirementSet);
  return createReport(
    {
      suite,
      requirementSet: set.id,
      kind: 'server',
      target: url,
      profile,
      operations,
      seed,
      ...(challenge === undefined ? {} : { challenge }),
      runId,
      startedAt: new Date(startedAt).toISOString(),
      durationMs,
      requests: exchanges.length,
      verdicts,
      notClaimed: requirements.flatMap((requirement) => {
        if (!set.holds(requirement)) {
          return [{ requirement: requirement.id, reason: `came with requirement set ${requirement.since}` }];
        }
        if (!profileIncludes(profile, requirement.profile)) {
          return [{ requirement: requirement.id, reason: `belongs to the profile ${requirement.profile}` }];
        }
        return requirement.claim !== undefined && !facts.claims[requirement.claim]
          ? [{ requirement: requirement.id, reason: `${requirement.claim} is not claimed` }]
          : [];
      }),
      ...(result.notJudged === undefined ? {} : { notJudged: result.notJudged }),
      ...(result.selection === undefined ? {} : { selection: selectionOf(result.selection) }),
      isPartial: result.isPartial,
      configuration: { ...configuration, lender: result.lender, claims: facts.claims },
      residue: result.residue,
    },
    baseline,
  );
}

function selectionOf({ only, cases, shard }: Selection): NonNullable<Report['selection']> {
  return {
    ...(only === undefined ? {} : { only }),
    ...(cases === undefined ? {} : { failed: true }),
    ...(shard === undefined ? {} : { shard }),
  };
}
