import { isDeepStrictEqual } from 'node:util';
import { suiteVersion } from '../../ground/package-root.js';
import { UsageError } from '../../ground/usage-error.js';
import type { Contract } from '../../model/contract/contract.js';
import type { Experiment } from '../../model/experiment/experiment.js';
import { EmptySelection, type Selection, select } from '../../run/selection.js';
import type { StoredBundle } from '../read-bundle.js';
import type { WorldRecord } from '../world-record.js';

/** The bundle of one shard of a run. */
export interface Shard extends StoredBundle {
  readonly world: WorldRecord;
  readonly index: number;
  readonly of: number;
}

const advice = 'Give the bundles of all shards of one run: the same target, settings, seed and version of the suite.';

/** The bundles as shards, in their order. Throws a UsageError where they are not all the shards of one run. */
export function shardsOf(bundles: readonly StoredBundle[], contract: Contract): readonly [Shard, ...Shard[]] {
  const [first, ...others] = bundles.map(asShard).sort((one, other) => one.index - other.index);
  if (!first) throw new UsageError('no bundle is given', advice);
  requireThisVersion(first, contract);
  let before = first;
  for (const shard of others) {
    requireSameRun(first, shard);
    if (shard.index === before.index) {
      throw new UsageError(`${before.folder} and ${shard.folder} are both shard ${nameOf(shard)}`, advice);
    }
    before = shard;
  }
  return [first, ...others];
}

/**
 * Throws a UsageError where a shard is missing or holds other cases than fall to it.
 * @param all the experiments of the unsharded run before any selection.
 */
export function requireComplete(shards: readonly Shard[], all: readonly Experiment[]): void {
  const [{ of, report } = { of: 0, report: undefined }] = shards;
  const { only, failed } = report?.selection ?? {};
  for (let index = 1; index <= of; index += 1) {
    const shard = shards.find((one) => one.index === index);
    const due = casesOf(all, { ...(only === undefined ? {} : { only }), shard: { index, of } });
    if (!shard) {
      // A selection may leave nothing to a shard, and then there is no bundle of it.
      if (due.size === 0) continue;
      throw new UsageError(`shard ${index}/${of} is missing`, advice);
    }
    const held = new Set(shard.report.verdicts.map((verdict) => verdict.case));
    // What failed before is not on record here, nor is what it rests on.
    if (failed === true) continue;
    const foreign = [...held].find((id) => !due.has(id));
    if (foreign !== undefined)
      throw new UsageError(`${shard.folder} holds ${foreign}, which does not fall to it`, advice);
    const missing = [...due].find((id) => !held.has(id));
    if (missing !== undefined)
      throw new UsageError(`${shard.folder} is missing ${missing}, which belongs to it`, advice);
  }
}

function casesOf(all: readonly Experiment[], selection: Selection): ReadonlySet<string> {
  try {
    return new Set(select(all, selection).flatMap(({ cases }) => cases.map(({ id }) => id)));
  } catch (error) {
    if (error instanceof EmptySelection) return new Set();
    throw error;
  }
}

function asShard(bundle: StoredBundle): Shard {
  const { folder, report, world } = bundle;
  const shard = report.selection?.shard;
  if (shard === undefined) throw new UsageError(`${folder} is no shard: it was judged without --shard`, advice);
  if (world === undefined) throw new UsageError(`${folder} holds no readable world.json`, advice);
  return { ...bundle, world, ...shard };
}

// Verdicts are given anew, which only the version that planned the run can do.
function requireThisVersion({ folder, report: { suite } }: Shard, contract: Contract): void {
  if (suite.version === suiteVersion && suite.specDigest === contract.digest) return;
  throw new UsageError(
    `${folder} was judged by version ${suite.version} of the suite, and this is ${suiteVersion}${suite.version === suiteVersion ? ' with another contract' : ''}`,
    'Merge with the version that judged the shards.',
  );
}

function requireSameRun(one: Shard, other: Shard): void {
  const left = identityOf(one);
  const right = identityOf(other);
  for (const name of new Set([...Object.keys(left), ...Object.keys(right)])) {
    if (isDeepStrictEqual(left[name], right[name])) continue;
    const shown = [left[name], right[name]].map((value) => JSON.stringify(value) ?? 'none').join(' and ');
    throw new UsageError(`${one.folder} and ${other.folder} are not of one run: ${name} is ${shown}`, advice);
  }
}

function identityOf({ report, world, of }: Shard): Readonly<Record<string, unknown>> {
  const { suite, requirementSet, kind, target, profile, operations, seed, challenge, runId, configuration, selection } =
    report;
  const settings = Object.entries(configuration).map(([name, value]) => [`the setting ${name}`, value]);
  return {
    'the version of the suite': suite.version,
    'the contract': suite.specDigest,
    'the requirement set': requirementSet,
    'the kind of target': kind,
    // The reference listens on another port in every run.
    ...(configuration.target === 'reference' ? {} : { 'the target': target }),
    'the profile': profile,
    'the operations claimed': operations.claimed,
    'the seed': seed,
    'the challenge': challenge,
    'the number of shards': of,
    '--only': selection?.only,
    '--failed': selection?.failed,
    ...Object.fromEntries(settings),
    'the lender': world.lender,
    'what was lent': world.facts,
    'the id of the run': runId,
  };
}

function nameOf({ index, of }: Shard): string {
  return `${index}/${of}`;
}
