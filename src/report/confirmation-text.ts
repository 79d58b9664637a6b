import type { Verdict } from '../model/verdict.js';

const sentences = {
  '2/2': 'Confirmed: 2 of 2, the second time on fresh resources.',
  '1/2': 'Intermittent: 1 of 2, sent on fresh resources each time.',
  '1/1': 'Seen once: it could not be sent again.',
} as const;

/** How often a failure was seen, in a sentence; `undefined` where nothing failed. */
export function confirmationText({ confirmed }: Pick<Verdict, 'confirmed'>): string | undefined {
  return confirmed && sentences[confirmed];
}
