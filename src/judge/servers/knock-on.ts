import type { Verdict } from '../../model/verdict.js';
import type { Ruling } from './ruling.js';

/** A verdict that may rest on what the run shows of another requirement. */
export interface Pending extends Verdict, Partial<Pick<Ruling, 'broken' | 'mayHitAnybody'>> {}

const alternate = /^method\.alternate-equivalent\/[A-Z]+:/;

/**
 * The verdicts with the failures that alone keep them from being judged. Where a request was accepted that another
 * requirement forbids, or what the case is about is gone that another requirement keeps, these are that requirement's
 * failing cases of the same operation and method, and what could not be judged stays so. Where another operation was to
 * give what the case is about, these are its failing cases, and what failed without it could not be judged either.
 */
export function withCauses(verdicts: readonly Pending[]): readonly Verdict[] {
  const failing = verdicts.filter(({ outcome }) => outcome === 'fail').map(({ case: id }) => id);
  return verdicts.map(({ broken, mayHitAnybody: _none, ...verdict }) => {
    if (broken === undefined) return verdict;
    const { requirement, operation } = broken;
    const isOpen = verdict.outcome === 'inconclusive' || (operation !== undefined && verdict.outcome === 'fail');
    const start = operation === undefined ? `${verdict.operation}/${formOf(verdict)}` : `${operation}/`;
    const causes = failing.filter((cause) => cause.startsWith(`${start}${requirement}/`));
    if (!isOpen || causes.length === 0) return verdict;
    const { confirmed: _one, ...rest } = verdict;
    return { ...rest, outcome: 'inconclusive', dueTo: causes };
  });
}

/** The part of a case's id that says by which other method it is called; empty for the method of the document. */
function formOf({ case: id, operation }: Verdict): string {
  return alternate.exec(id.slice(operation.length + 1))?.[0] ?? '';
}
