import type { DraftedCase } from './draft.js';

/** The cases that no error shows a token. */
export function secrecyCases(variant: string): readonly DraftedCase[] {
  return [
    {
      requirement: 'secret.not-in-errors',
      variant,
      title: 'keeps the token out of the error',
      expect: { kind: 'token-not-in-error' },
    },
    {
      requirement: 'secret.not-when-printed',
      variant,
      title: 'keeps the token out of the printed error',
      expect: { kind: 'token-not-when-printed' },
    },
  ];
}
