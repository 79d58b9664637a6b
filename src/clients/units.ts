import { createHash } from 'node:crypto';
import type { Trial } from '../../suites/clients/trial.js';

/** Trials that are carried out together: one, or the calls of a group. */
export type Unit = readonly [Trial, ...Trial[]];

/** The trials in the order in which they are carried out, which follows from the seed. */
export function unitsOf(
  trials: readonly Trial[],
  seed: number,
): { readonly first: readonly Unit[]; readonly quiet: readonly Unit[]; readonly failing: readonly Unit[] } {
  const groups = new Map<string, Trial[]>();
  for (const trial of trials) {
    const key = trial.group?.name ?? trial.id;
    groups.set(key, [...(groups.get(key) ?? []), trial]);
  }
  const all = [...groups].map(([key, own]) => ({ key, unit: own as unknown as Unit }));
  const [first, ...rest] = all;
  const shuffled = rest
    .map((one) => ({ ...one, place: createHash('sha256').update(`${seed}\n${one.key}`).digest('hex') }))
    .sort((one, other) => (one.place < other.place ? -1 : 1))
    .map(({ unit }) => unit);
  return {
    first: first === undefined ? [] : [first.unit],
    quiet: shuffled.filter(isQuiet),
    // What is never answered takes longest, and begins first.
    failing: shuffled.filter((unit) => !isQuiet(unit)).sort((one, other) => silences(other) - silences(one)),
  };
}

/** Whether every call of the unit succeeds, so that none of them disturbs another. */
function isQuiet(unit: Unit): boolean {
  return unit.every(({ answers }) => answers.every((answer) => answer.kind === 'answer' && answer.status < 300));
}

function silences(unit: Unit): number {
  return unit.filter(({ answers }) => answers.some(({ kind }) => kind === 'silence')).length;
}
