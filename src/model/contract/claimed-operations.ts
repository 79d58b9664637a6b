import { globPattern } from '../../ground/glob-pattern.js';
import { didYouMean } from '../../ground/nearest.js';
import { UsageError } from '../../ground/usage-error.js';
import type { Contract } from './contract.js';

/** The operations of a contract by whether the target claims them: their ids, in the order of the document. */
export interface OperationClaims {
  readonly claimed: readonly string[];
  readonly notClaimed: readonly string[];
}

/**
 * The contract as far as a target claims it: the operations that match one of the globs, or all of them where there are
 * none. Throws a UsageError for a glob that matches no operation, since a typing error must not claim less.
 */
export function claimedOperations(contract: Contract, globs: readonly string[] | undefined): Contract {
  if (globs === undefined) return contract;
  const ids = [...contract.operations, ...contract.unjudged].map(({ id }) => id);
  const known = [...ids, ...contract.notClaimed];
  for (const glob of globs) {
    const pattern = globPattern(glob);
    if (known.some((id) => pattern.test(id))) continue;
    throw new UsageError(
      `no operation matches "${glob}"${didYouMean(glob.replaceAll('*', ''), known)}`,
      `The operations are ${listed(known)}. Name each by itself, with * for any text.`,
    );
  }
  const patterns = globs.map(globPattern);
  const isClaimed = (id: string) => patterns.some((pattern) => pattern.test(id));
  return {
    ...contract,
    operations: contract.operations.filter(({ id }) => isClaimed(id)),
    alternates: contract.alternates.filter(({ id }) => isClaimed(id)),
    unjudged: contract.unjudged.filter(({ id }) => isClaimed(id)),
    notClaimed: [...contract.notClaimed, ...ids.filter((id) => !isClaimed(id))],
  };
}

/** What reports say of the operations of a contract. */
export function operationClaims({ operations, notClaimed }: Contract): OperationClaims {
  return { claimed: operations.map(({ id }) => id), notClaimed };
}

function listed(ids: readonly string[]): string {
  return ids.length > 20 ? `${ids.slice(0, 20).join(', ')} and ${ids.length - 20} more` : ids.join(', ');
}
