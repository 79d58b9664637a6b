import { type Change, changes, type NoChange } from '../../spec/changes.js';
import type { RequirementId } from '../../spec/requirements/servers/index.js';
import type { Operation } from '../../src/model/contract/operation.js';
import type { Base } from '../../src/model/experiment/base.js';
import { unjudged } from '../../src/model/experiment/compose.js';
import type { Experiment } from '../../src/model/experiment/experiment.js';

/** What the table of changes says that an operation changes; empty where it says that it changes nothing, or nothing at all. */
export function changesOf(operation: Operation): readonly Change[] {
  const entry = entryOf(operation);
  return entry === undefined || isNone(entry) ? [] : entry;
}

/** The change of an operation in one of its shapes. */
export function changeIn(operation: Operation, shape: readonly string[]): Change | undefined {
  return changesOf(operation).find((change) => change.shape.join() === shape.join());
}

/**
 * One case that says why a concern cannot be judged on an operation, or that there is nothing to judge; none where the
 * table has a row for every shape. Without it an operation that does nothing would be as good as one that works.
 */
export function unknownChanges(plain: Base, requirement: RequirementId): Experiment[] {
  const { operation } = plain;
  // What the canonical form says holds for all forms.
  if (operation.alternate !== undefined) return [];
  const reason = reasonOf(operation);
  return reason === undefined
    ? []
    : unjudged(plain, 'changes', {
        variant: 'changes',
        requirement,
        title: 'changes what is said of it',
        expect: { kind: 'unjudged', ...reason },
      });
}

function reasonOf(operation: Operation): { readonly reason: string; readonly isSilent: boolean } | undefined {
  const { id, shapes } = operation;
  const entry = entryOf(operation);
  if (entry !== undefined && isNone(entry)) {
    return { isSilent: true, reason: `spec/changes.ts: nothing to judge, as ${entry.none}` };
  }
  const missing = shapes.filter(({ parameters }) => changeIn(operation, parameters) === undefined);
  if (missing.length === 0) return undefined;
  const calls = missing.map(({ parameters }) => parameters.join(' and ') || 'nothing').join(', or with ');
  const wanted = `what ${id} changes${entry === undefined ? '' : ` when it is called with ${calls}`}`;
  return {
    isSilent: false,
    reason: `spec/changes.ts: expected ${wanted}, or why it changes nothing, received no ${entry === undefined ? 'entry' : 'row'}`,
  };
}

function entryOf({ id }: Operation): readonly Change[] | NoChange | undefined {
  return Object.hasOwn(changes, id) ? changes[id] : undefined;
}

function isNone(entry: readonly Change[] | NoChange): entry is NoChange {
  return 'none' in entry;
}
