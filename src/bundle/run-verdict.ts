import type { Report } from './report.js';

/** What is to be said of the run as a whole where a format knows cases only. */
export interface RunVerdict {
  readonly name: string;
  readonly isGood: boolean;
  readonly message: string;
}

/** Whether the run came to a judgement and its baseline holds; violations are told by their own cases. */
export function runVerdict({ outcome, notJudged, baseline, counts, residue }: Report): RunVerdict {
  const problems = baseline?.problems ?? [];
  const open = counts.MUST.inconclusive;
  const reasons = [
    ...(notJudged === undefined ? [] : [`not judged: ${notJudged}`]),
    ...problems.map((problem) => `baseline: ${problem}`),
    ...(outcome === 'undetermined' && open > 0 ? [`${open} cases of the level MUST are inconclusive`] : []),
    ...(outcome === 'undetermined' && residue.perhaps.length > 0
      ? [`${residue.perhaps.length} things are perhaps left at the target`]
      : []),
    ...(outcome === 'undetermined' && residue.gone !== undefined
      ? [`${residue.gone.length} things that the run made are gone, though no call was about them`]
      : []),
    ...(outcome === 'undetermined' && counts.MUST.pass === 0 ? ['no case of the level MUST passed'] : []),
  ];
  const isGood = outcome !== 'undetermined' && problems.length === 0 && notJudged === undefined;
  return { name: 'the run comes to a judgement', isGood, message: reasons.join('; ') || outcome };
}
