import { differenceOf } from '../bundle/diff/difference.js';
import type { StoredBundle } from '../bundle/read-bundle.js';
import { sentenceOf } from '../model/finding.js';
import type { Verdict } from '../model/verdict.js';

/** What a certifier saw of the target in a run of their own, as a certificate says it. */
export interface Witness {
  readonly target: string;
  readonly startedAt: string;
  readonly seed: number;
  /** How many cases were judged again, of all that passed. */
  readonly cases: number;
  readonly of: number;
  /** How many answers were compared with those in the evidence. */
  readonly answers: number;
  /** The SHA-256 of the HAR of the certifier's own run. */
  readonly evidence: string;
}

/** The share of the cases that is judged again. */
const share = 10;
const shownAtMost = 3;

/** Passed cases, drawn by chance: every tenth of them, and at least one of each requirement. */
export function drawn(verdicts: readonly Verdict[], randomBelow: (bound: number) => number): ReadonlySet<string> {
  const left = verdicts.filter(({ outcome }) => outcome === 'pass');
  const wanted = Math.ceil(left.length / share);
  const requirements = new Set<string>();
  const cases = new Set<string>();
  for (let rest = left.length; rest > 0; rest -= 1) {
    const place = randomBelow(rest);
    const [one] = left.splice(place, 1);
    if (one === undefined || (cases.size >= wanted && requirements.has(one.requirement))) continue;
    requirements.add(one.requirement);
    cases.add(one.case);
  }
  return cases;
}

/** Why a run of the certifier's own speaks against the evidence, each a sentence, and how many answers were compared. */
export function contradictions(
  vendor: StoredBundle,
  witness: StoredBundle,
  cases: ReadonlySet<string>,
): { readonly refusals: readonly string[]; readonly answers: number } {
  if (witness.report.notJudged !== undefined) {
    return { answers: 0, refusals: [`witness: the target was not judged to the end: ${witness.report.notJudged}`] };
  }
  const seen = new Map(witness.report.verdicts.map((verdict) => [verdict.case, verdict]));
  const judged = [...cases].map((id) => ({ id, verdict: seen.get(id) }));
  const failed = judged.flatMap(({ id, verdict }) =>
    verdict?.outcome === 'fail' ? [`witness: ${id}: the evidence passes, the target fails: ${findingOf(verdict)}`] : [],
  );
  const unseen = judged.filter(({ verdict }) => {
    const isShown = verdict?.outcome === 'pass' || verdict?.outcome === 'fail';
    return !isShown && (verdict === undefined || verdict.level === 'MUST');
  });
  const examples = unseen
    .slice(0, shownAtMost)
    .map(({ id, verdict }) => `${id} (${verdict ? findingOf(verdict) : 'not claimed'})`);
  const { answers, compared } = differenceOf(vendor, witness);
  const refusals = [
    ...failed,
    ...(unseen.length === 0
      ? []
      : [`witness: ${unseen.length} of ${cases.size} cases could not be judged: ${examples.join('; ')}`]),
    ...answers.map(
      ({ aspect, change, count, where }) =>
        `witness: ${count} answers of the target are not those of the evidence, in their ${aspect} (${change}), such as that to ${where[0]}`,
    ),
  ];
  return { refusals, answers: compared.answers };
}

function findingOf({ findings: [first] }: Verdict): string {
  return first === undefined ? 'no finding' : sentenceOf(first);
}
