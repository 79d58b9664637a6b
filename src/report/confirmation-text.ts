import { isIntermittent } from '../judge/servers/confirmation.js';
import type { Verdict } from '../model/verdict.js';

const sentences = {
  '2/2': 'Confirmed: 2 of 2, the second time on fresh resources.',
  '1/2': 'Intermittent: 1 of 2, sent on fresh resources each time.',
  '1/1': 'Seen once: no other attempt at it counts.',
} as const;

/** How often a failure was seen, in a sentence; `undefined` where nothing failed. */
export function confirmationText({ confirmed }: Pick<Verdict, 'confirmed'>): string | undefined {
  return confirmed && sentences[confirmed];
}

/** How often the failures of one defect were seen, the plainest first; `undefined` where nothing failed. */
export function confirmationsText(verdicts: readonly Verdict[]): string | undefined {
  const once = verdicts.filter(isIntermittent).length;
  if (once === 0 || once === verdicts.length) return verdicts[0] && confirmationText(verdicts[0]);
  return `Intermittent: ${once} failed in one of two attempts, the others in both.`;
}
