import { resolve } from 'node:path';
import { profileIncludes } from '../../spec/profiles.js';
import { requirements } from '../../spec/requirements/servers/index.js';
import { globPattern } from '../ground/glob-pattern.js';
import { didYouMean } from '../ground/nearest.js';
import { UsageError } from '../ground/usage-error.js';
import { readContract } from '../model/contract/contract.js';
import type { EmptySelection, Selection } from '../run/selection.js';

/** The selection that flags ask for; absent where they ask for everything. */
export async function selectionFrom(
  { only, failed, shard }: { only?: readonly string[]; failed?: string; shard?: string },
  cwd: string,
): Promise<Selection | undefined> {
  if (only === undefined && failed === undefined && shard === undefined) return undefined;
  return {
    ...(only === undefined ? {} : { only }),
    ...(failed === undefined ? {} : { cases: await failedCases(resolve(cwd, failed)) }),
    ...(shard === undefined ? {} : { shard: parsedShard(shard) }),
  };
}

/** Why a selection matched nothing: it belongs to a larger profile, or a word is mistyped, and which is the nearest. */
export function nothingMatched({ selection: { only = [] }, profile }: EmptySelection): UsageError {
  const larger =
    profile && requirements.find((one) => isNamedBy(only, one.id) && !profileIncludes(profile, one.profile));
  if (larger) {
    return new UsageError(
      `--only ${only.join(' ')} matches no case of the profile ${profile}: ${larger.id} belongs to ${larger.profile}`,
      `Add --profile ${larger.profile}.`,
    );
  }
  const known = [...requirements.map(({ id }) => id), ...readContract().operations.map(({ id }) => id)];
  const [glob = ''] = only;
  const word = glob.split('/').find((part) => part !== '' && !known.includes(part)) ?? glob;
  const hint = didYouMean(word.replaceAll('*', ''), known);
  return new UsageError(
    only.length > 0
      ? `--only ${only.join(' ')} matches no case of this profile${hint}`
      : 'the selection matches no case',
    'The command plan lists every case; --only takes cases, requirements and operations, with * for any text.',
  );
}

function isNamedBy(globs: readonly string[], id: string): boolean {
  return globs.some((glob) => globPattern(glob).test(id) || glob.split('/').includes(id));
}

async function failedCases(folder: string): Promise<ReadonlySet<string>> {
  // Only who names a bundle pays for loading what reads it.
  const { readReport } = await import('../bundle/read-bundle.js');
  const { verdicts } = await readReport(folder);
  const open = verdicts.filter(({ outcome }) => outcome === 'fail' || outcome === 'inconclusive');
  // What nobody is bound by would make a run that binds nobody.
  const cases = open.filter(({ level }) => level !== 'MAY');
  if (cases.length === 0) {
    const may = open.length === 0 ? '' : ', or is a MAY that it may do otherwise';
    throw new UsageError(`every case passed in ${folder}${may}, so there is nothing to judge again`);
  }
  return new Set(cases.map(({ case: id }) => id));
}

function parsedShard(text: string): { readonly index: number; readonly of: number } {
  const match = /^(\d+)\/(\d+)$/.exec(text);
  const [index, of] = [Number(match?.[1]), Number(match?.[2])];
  if (!match || index < 1 || of < 1 || index > of) {
    throw new UsageError(`--shard ${text} is not of the form i/n with i from 1 to n`);
  }
  return { index, of };
}
