import type { Report } from '../bundle/report.js';

/** What a partial run leaves out, as one line. */
export function partialText({ profile, verdicts }: Pick<Report, 'profile' | 'verdicts'>): string {
  if (profile !== 'client-observed') return 'only a selection of the profile was judged';
  const seen = new Set(verdicts.filter(({ outcome }) => outcome !== 'inapplicable').map(({ operation }) => operation));
  const unseen = [...new Set(verdicts.map(({ operation }) => operation))].filter((operation) => !seen.has(operation));
  return `only a part was observed${unseen.length === 0 ? '' : `: nothing was sent to ${unseen.join(', ')}`}`;
}
