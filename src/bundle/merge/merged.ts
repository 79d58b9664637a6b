import { experimentsIn } from '../../../suites/servers/in-set.js';
import { experimentsOf } from '../../../suites/servers/index.js';
import type { Baseline } from '../../gate/baseline/baseline.js';
import { standingOf } from '../../gate/baseline/standing.js';
import { UsageError } from '../../ground/usage-error.js';
import { judge } from '../../judge/servers/judge.js';
import { claimedOperations } from '../../model/contract/claimed-operations.js';
import type { Contract } from '../../model/contract/contract.js';
import { requirementSet } from '../../model/requirement-set/requirement-set.js';
import { evidenceOf } from '../../run/evidence.js';
import { select } from '../../run/selection.js';
import type { StoredBundle } from '../read-bundle.js';
import { createReport, type Report } from '../report.js';
import { factsOf, toWorldRecord } from '../world-record.js';
import type { BundleContents } from '../write-bundle.js';
import { joinedCredentials, joinedExchanges, joinedLoans } from './joined-evidence.js';
import { requireComplete, type Shard, shardsOf } from './shards.js';

/**
 * What an unsharded run would have written, but for times and ports. The joined evidence is judged anew: what a verdict
 * rests on may stand in another shard. Throws a UsageError where the bundles are not all the shards of one run.
 */
export function merged(
  bundles: readonly StoredBundle[],
  {
    baseline,
    today,
    contract: whole,
  }: { readonly baseline?: Baseline | undefined; readonly today: Date; readonly contract: Contract },
): Required<Pick<BundleContents, 'report' | 'exchanges' | 'world'>> {
  const shards = shardsOf(bundles, whole);
  const [{ report: first, world }] = shards;
  const contract = claimedOperations(whole, first.operations.claimed);
  const facts = factsOf(world);
  const all = experimentsIn(requirementSet(first.requirementSet), experimentsOf(contract, facts));
  requireComplete(shards, all);
  requireBaseline(shards, baseline);
  const cases = new Set(shards.flatMap(({ report }) => report.verdicts.map((verdict) => verdict.case)));
  const experiments = select(all, { cases });
  const exchanges = joinedExchanges(shards, all, experiments);
  const loans = joinedLoans(shards, all);
  const proven = joinedCredentials(shards);
  const verdicts = judge(evidenceOf(contract, experiments, facts, loans, exchanges, proven));
  const isPartial = cases.size < all.flatMap((experiment) => experiment.cases).length;
  // The outcome, the counts and the baseline's standing follow from the verdicts; the rest is joined.
  const {
    selection,
    notJudged: _notJudged,
    outcome: _outcome,
    counts: _counts,
    baseline: _baseline,
    ...shared
  } = first;
  const { shard: _shard, ...wider } = selection ?? {};
  const notJudged = [...new Set(shards.flatMap(({ report }) => report.notJudged ?? []))];
  const report = createReport(
    {
      ...shared,
      startedAt: shards.map(({ report }) => report.startedAt).sort()[0] ?? first.startedAt,
      durationMs: sum(shards.map(({ report }) => report.durationMs)),
      requests: exchanges.length,
      verdicts,
      ...(notJudged.length === 0 ? {} : { notJudged: notJudged.join('; ') }),
      ...(Object.keys(wider).length === 0 ? {} : { selection: wider }),
      isPartial,
      residue: joinedResidue(shards),
    },
    baseline && standingOf(baseline, verdicts, today, { isPartial }),
  );
  return { report, exchanges, world: toWorldRecord(world.lender, facts, proven, loans) };
}

function requireBaseline(shards: readonly Shard[], baseline: Baseline | undefined): void {
  const judged = shards.find(({ report }) => report.baseline !== undefined);
  if (baseline !== undefined || judged === undefined) return;
  throw new UsageError(
    `${judged.folder} was judged with a baseline, and the merged run would be without`,
    'Give the same file with --baseline.',
  );
}

function joinedResidue(shards: readonly Shard[]): Report['residue'] {
  const residues = shards.map(({ report }) => report.residue);
  const gone = residues.flatMap((one) => one.gone ?? []);
  return {
    created: sum(residues.map(({ created }) => created)),
    removed: sum(residues.map(({ removed }) => removed)),
    left: residues.flatMap(({ left }) => left),
    perhaps: residues.flatMap(({ perhaps }) => perhaps),
    ...(gone.length === 0 ? {} : { gone }),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
