import type { DraftedCase } from './draft.js';

/** The case that a call which fails is not made again and again. */
export function boundedCase(variant: string): DraftedCase {
  return {
    requirement: 'retry.bounded',
    variant,
    title: 'gives up after some attempts',
    expect: { kind: 'bounded' },
  };
}

/**
 * The cases about how often a call is made again that may have been carried out: after a 5xx, or where the answer was lost.
 * What says that nothing was done, such as a 429, may be repeated by any method.
 */
export function repetitionCases(variant: string): readonly DraftedCase[] {
  return [
    boundedCase(variant),
    {
      requirement: 'retry.idempotent-only',
      variant,
      title: 'repeats nothing but PUT and DELETE',
      expect: { kind: 'not-repeated-unless-idempotent' },
    },
  ];
}

/** The cases about repetitions of a call that was answered this status. */
export function repetitionCasesOf(status: number, variant = String(status)): readonly DraftedCase[] {
  return status >= 500 ? repetitionCases(variant) : [boundedCase(variant)];
}

/** The case that every request of a trial is the documented one; for trials whose answers invite a repetition. */
export function sameRequest(variant: string): DraftedCase {
  return {
    requirement: 'retry.same-request',
    variant,
    title: 'makes every request in full',
    expect: { kind: 'same-request' },
  };
}

/** The case that nothing is added to a request, by default to one that is made again. */
export function nothingAdded(variant: string, words = 'to a request that it makes again'): DraftedCase {
  return {
    requirement: 'request.nothing-undocumented',
    variant,
    title: `adds nothing ${words}`,
    expect: { kind: 'nothing-undocumented' },
  };
}

/** The case that a call which succeeds makes one request, for trials that are about something else. */
export function onceCase(variant: string, answer: string): DraftedCase {
  return {
    requirement: 'request.once',
    variant,
    title: `makes one request where ${answer}`,
    expect: { kind: 'no-repeated-success' },
  };
}

/** The case that a client still works after a failure. */
export function worksAfter(variant: string, words: string): DraftedCase {
  return {
    requirement: 'state.works-after-failure',
    variant,
    title: `works after ${words}`,
    expect: { kind: 'works' },
  };
}
