import { type Change, changes, changesBy, type NoChange } from '../../spec/changes.js';
import type { RequirementId } from '../../spec/requirements/servers/index.js';
import type { Operation } from '../../src/model/contract/operation.js';
import { type Base, mandatoryShapes } from '../../src/model/experiment/base.js';
import { unjudged } from '../../src/model/experiment/compose.js';
import type { Experiment } from '../../src/model/experiment/experiment.js';
import type { Finding } from '../../src/model/finding.js';

/** What the table of changes says that an operation changes; empty where it says that it changes nothing, or nothing at all. */
export function changesOf({ id }: Operation): readonly Change[] {
  return changesBy(id);
}

/** The change of an operation in one of its shapes. */
export function changeIn(operation: Operation, shape: readonly string[]): Change | undefined {
  return changesOf(operation).find((change) => change.shape.join() === shape.join());
}

/** One change for each shape that every target accepts. */
export function refusableChanges(operation: Operation): readonly Change[] {
  return mandatoryShapes(operation).flatMap(({ parameters }) => changeIn(operation, parameters) ?? []);
}

/**
 * One case that says why a concern cannot be judged on an operation, or that there is nothing to judge; none where the
 * table has a row for every shape. Without it an operation that does nothing would be as good as one that works.
 */
export function unknownChanges(plain: Base, requirement: RequirementId): Experiment[] {
  const { operation } = plain;
  // What the canonical form says holds for all forms.
  if (operation.alternate !== undefined) return [];
  const finding = findingOn(operation);
  if (finding === undefined) return [];
  return unjudged(plain, 'changes', {
    variant: 'changes',
    requirement,
    title: 'changes what spec/changes.ts says',
    expect: { kind: 'unjudged', finding },
  });
}

function findingOn(operation: Operation): Finding | undefined {
  const { id, shapes } = operation;
  const entry = entryOf(operation);
  const where = 'spec/changes.ts';
  if (entry === undefined && operation.described !== undefined) {
    return { where, note: `judged without effects, as nothing says what ${id} changes` };
  }
  if (entry === undefined) {
    return { where, expected: `what ${id} changes, or why it changes nothing`, received: 'no entry' };
  }
  if (isNone(entry)) return { where, note: `nothing to judge, as ${entry.none}` };
  const missing = shapes.filter(({ parameters }) => changeIn(operation, parameters) === undefined);
  if (missing.length === 0) return undefined;
  const calls = missing.map(({ parameters }) => parameters.join(' and ') || 'nothing').join(', or with ');
  return { where, expected: `what ${id} changes when it is called with ${calls}`, received: 'no row' };
}

function entryOf({ id }: Operation): readonly Change[] | NoChange | undefined {
  return Object.hasOwn(changes, id) ? changes[id] : undefined;
}

function isNone(entry: readonly Change[] | NoChange): entry is NoChange {
  return 'none' in entry;
}
