import { isOfScheme, type LentName, variableFor } from '../../../spec/scheme-credentials.js';
import type { Contract } from './contract.js';
import type { Operation } from './operation.js';
import { allPresented, lentFor, type Presentation, waysIn } from './security.js';

/**
 * The contract as far as its credentials are lent: each operation is asked in the way that is, and one that needs a
 * credential of a scheme that is not stands among those that are not judged, with what to set.
 */
export function lentOperations(contract: Contract, lent: ReadonlySet<LentName>): Contract {
  if (!contract.isGiven) return contract;
  const gaps = new Map(contract.operations.map((one) => [one, gapOf(one, lent)]));
  return {
    ...contract,
    operations: contract.operations.filter((one) => gaps.get(one) === undefined).map((one) => askedBy(one, lent)),
    unjudged: [
      ...contract.unjudged,
      ...[...gaps].flatMap(([{ id, method, path }, way]) =>
        way === undefined ? [] : [{ id, method, path, reason: reasonOf(way, lent), way }],
      ),
    ],
  };
}

/** What has to be set for a way to be let in, of which something is missing. */
export function missingFor(way: Presentation, lent: ReadonlySet<LentName>): readonly string[] {
  return lentFor(way)
    .filter((name) => !lent.has(name))
    .map((name) => `$${variableFor(name)}`);
}

/** The names of the schemes of a way. */
export function schemesOf(way: Presentation): readonly string[] {
  return allPresented(way).map(({ scheme }) => scheme);
}

function waysOf({ credentials: [first], described }: Operation): readonly Presentation[] {
  const own = first === undefined ? undefined : described?.presents.get(first);
  return own === undefined ? [] : [own, ...(described?.others ?? [])];
}

// What is of no scheme has its advice at each case.
function gapOf({ described }: Operation, lent: ReadonlySet<LentName>): Presentation | undefined {
  if (described === undefined || described.isOpen) return undefined;
  const ways = waysIn(described);
  const isAskable = ways.some((way) => missingFor(way, lent).length === 0 || !lentFor(way).some(isOfScheme));
  return isAskable ? undefined : ways[0];
}

function reasonOf(way: Presentation, lent: ReadonlySet<LentName>): string {
  return `its credentials are of ${schemesOf(way).join(' and ')}; set ${missingFor(way, lent).join(' and ')}`;
}

function askedBy(operation: Operation, lent: ReadonlySet<LentName>): Operation {
  const { described, credentials } = operation;
  const [kind] = credentials;
  const ways = waysOf(operation);
  const [own] = ways;
  const chosen = ways.find((way) => missingFor(way, lent).length === 0);
  if (described === undefined || kind === undefined || own === undefined) return operation;
  if (chosen === undefined) {
    // What may be called without credentials is called so.
    return described.isOpen
      ? { ...operation, credentials: [], described: { ...described, presents: new Map() } }
      : operation;
  }
  if (chosen === own) return operation;
  return {
    ...operation,
    described: {
      ...described,
      presents: new Map([...described.presents, [kind, chosen]]),
      others: [own, ...described.others].filter((way) => way !== chosen),
    },
  };
}
