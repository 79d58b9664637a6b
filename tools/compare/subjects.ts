import { type Mutant, mutants } from '../../fixtures/mutants/index.js';
import { type Variant, variants } from '../../fixtures/variants/index.js';
import type { Level } from '../../spec/levels.js';
import { requirement } from '../../spec/requirements/servers/index.js';
import { evenlyChosen } from './evenly-chosen.js';

/** Whom every tool judges. */
export interface ComparedSubject {
  readonly id: string;
  readonly title: string;
  /** What a mutant breaks; absent where the subject conforms. */
  readonly breaks?: { readonly requirement: string; readonly level: Level };
  /** Absent for the reference itself. */
  readonly wrap?: Mutant['wrap'];
}

/** How many of a kind are chosen. */
export const chosen = { mutants: 60, variants: 8 } as const;

const inOrder = (one: string, other: string) => (one < other ? -1 : 1);

/** The reference, first of all. */
export const reference: ComparedSubject = { id: 'reference', title: 'the reference implementation' };

/** So many mutants, evenly over all of them by requirement and id. */
export function chosenMutants(
  count: number = chosen.mutants,
  all: readonly Mutant[] = mutants,
): readonly ComparedSubject[] {
  const key = ({ requirement: broken, id }: Mutant) => `${broken}\n${id}`;
  const sorted = all.toSorted((one, other) => inOrder(key(one), key(other)));
  return evenlyChosen(sorted, count).map(({ id, title, requirement: broken, wrap }) => ({
    id,
    title,
    breaks: { requirement: broken, level: requirement(broken).level },
    wrap,
  }));
}

/** So many variants, evenly over all of them by id; all of them conform. */
export function chosenVariants(
  count: number = chosen.variants,
  all: readonly Variant[] = variants,
): readonly ComparedSubject[] {
  const sorted = all.toSorted((one, other) => inOrder(one.id, other.id));
  return evenlyChosen(sorted, count).map(({ id, title, wrap }) => ({ id, title, wrap }));
}
