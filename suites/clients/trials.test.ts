import { describe, expect, test } from 'vitest';
import { clientRequirements } from '../../spec/requirements/clients/index.js';
import { UsageError } from '../../src/ground/usage-error.js';
import { readContract } from '../../src/model/contract/contract.js';
import { trialsOf } from './index.js';
import { selectTrials } from './selection.js';

const { operations } = readContract();
const trials = trialsOf({ seed: 1, operations, workspaceId: 'w', otherWorkspaceId: 'x' });
const cases = trials.flatMap((trial) => trial.cases);

describe('the trials of clients', () => {
  test('have unique ids, and so do their cases', () => {
    expect(new Set(trials.map(({ id }) => id)).size).toBe(trials.length);
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
  });

  test('are the same for the same seed, and name other resources for another', () => {
    expect(trialsOf({ seed: 1, operations, workspaceId: 'w', otherWorkspaceId: 'x' })).toEqual(trials);
    const others = trialsOf({ seed: 2, operations, workspaceId: 'w', otherWorkspaceId: 'x' });
    expect(others[0]?.call.parameters).not.toEqual(trials[0]?.call.parameters);
    expect(others.map(({ id }) => id)).toEqual(trials.map(({ id }) => id));
  });

  test('cover every requirement that a single call can show', () => {
    const covered = new Set<string>(cases.map(({ requirement }) => requirement));
    expect(clientRequirements.map(({ id }) => id).filter((id) => !covered.has(id))).toEqual([
      'request.explicit-wins',
      'secret.not-in-output',
    ]);
  });

  test('keep their controls when they are narrowed', () => {
    const narrowed = selectTrials(trials, ['request.exclusive-as-given']);
    const ids = narrowed.map(({ id }) => id);
    expect(narrowed.every(({ control }) => control === undefined || ids.includes(control))).toBe(true);
    expect(new Set(narrowed.flatMap((trial) => trial.cases.map(({ requirement }) => requirement))).size).toBe(1);
  });

  test('keep the calls to the same client when they are narrowed', () => {
    const narrowed = selectTrials(trials, ['user_identities.delete/state.works-after-failure/404']);
    expect(narrowed.filter(({ group }) => group !== undefined).map(({ id }) => id)).toEqual([
      'user_identities.delete/client-state/after-404:failure',
      'user_identities.delete/client-state/after-404:call',
    ]);
  });

  test('cannot be narrowed to nothing', () => {
    expect(() => selectTrials(trials, ['no.such-requirement'])).toThrow(UsageError);
  });
});
