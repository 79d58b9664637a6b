import type { Level } from '../../spec/levels.js';
import type { RequirementId } from '../../spec/requirements/servers/index.js';
import { grouped } from '../ground/grouped.js';
import { isIntermittent } from '../judge/servers/confirmation.js';
import { type CaseVariation, distanceOf, variationOf } from '../model/case-variation.js';
import { type Finding, isMismatch } from '../model/finding.js';
import { isKnockOn, type Verdict } from '../model/verdict.js';
import { normalised } from './baseline/signature.js';

/** Failures that look like one and the same thing to mend. */
export interface Defect {
  readonly requirement: string;
  readonly level: Level;
  /** How they fail, in words that are the same for all of them. */
  readonly how: string;
  /** The cases that fail so, the plainest first. */
  readonly cases: readonly string[];
  /** The cases that could not be judged for these failures alone. */
  readonly knockOn: readonly string[];
}

/** The failures among verdicts, one entry for what looks like one defect, in the order of first appearance. */
export function defectsIn(verdicts: readonly Verdict[]): readonly Defect[] {
  const failed = takenForValid(
    verdicts
      .filter(({ outcome }) => outcome === 'fail')
      .map((verdict) => {
        const variation = variationOf(verdict);
        return { verdict, variation, how: howOf(variation.requirement, verdict.findings) };
      }),
  );
  const canonical = new Set(failed.map(({ variation: { requirement, method }, how }) => key(requirement, how, method)));
  const groups = grouped(failed, ({ verdict, variation, how }) => {
    // An alternate form that fails like the canonical one is no defect of its own.
    const isLikeCanonical = canonical.has(key(variation.requirement, how, undefined));
    const requirement = isLikeCanonical ? variation.requirement : verdict.requirement;
    return [requirement, how].join('\n');
  });
  const dependants = verdicts.filter(isKnockOn);
  return [...groups.values()].flatMap(apartByRepetition).flatMap((members) => {
    const ordered = members.toSorted((one, other) => plainness(one) - plainness(other));
    const [first] = ordered;
    if (first === undefined) return [];
    const cases = ordered.map(({ verdict }) => verdict.case);
    const own = new Set(cases);
    return [
      {
        requirement: first.verdict.requirement,
        level: first.verdict.level,
        how: first.how,
        cases,
        knockOn: dependants.filter(({ dueTo = [] }) => dueTo.some((id) => own.has(id))).map(({ case: id }) => id),
      },
    ];
  });
}

interface Failed {
  readonly verdict: Verdict;
  readonly variation: CaseVariation;
  readonly how: string;
}

const accepted = 'received accepted';

/** What is accepted in one place and looked up in another was taken for valid in both. */
function takenForValid(failed: readonly Failed[]): readonly Failed[] {
  const sentValue = ({ variation: { requirement, what } }: Failed) => `${requirement}\n${what}`;
  const values = new Set(failed.filter(({ how }) => how === accepted).map(sentValue));
  return failed.map((one) =>
    one.how === 'received 404' && values.has(sentValue(one)) ? { ...one, how: accepted } : one,
  );
}

/**
 * What does not come every time stands apart from what does, unless it is the most of them: then the others failed twice
 * by chance, and the cause is one.
 */
function apartByRepetition<Member extends { readonly verdict: Verdict }>(
  members: readonly Member[],
): readonly (readonly Member[])[] {
  if (!members.some(({ verdict }) => isIntermittent(verdict))) return [members];
  // What could not be sent again, beside what did not come again, says nothing of lasting.
  const lasting = members.filter(({ verdict }) => verdict.confirmed === '2/2');
  if (2 * lasting.length <= members.length) return [members];
  return [lasting, members.filter((member) => !lasting.includes(member))];
}

// What names the request that it comes from says more than what does not.
function plainness({ verdict, variation }: { readonly verdict: Verdict; readonly variation: CaseVariation }): number {
  const isTraced = verdict.findings.some((finding) => isMismatch(finding) && finding.after !== undefined);
  const isShown = verdict.findings.some(({ exchange }) => exchange !== undefined);
  return distanceOf(variation) + (isTraced ? 0 : 0.5) + (isShown ? 0 : 0.25);
}

function key(requirement: string, how: string, method: string | undefined): string {
  return [requirement, how, method ?? ''].join('\n');
}

// Where nothing may change, which change was seen first says more of the look than of the defect.
const unchanging: ReadonlySet<string> = new Set<RequirementId>([
  'effect.refusal-changes-nothing',
  'exclusive.none-is-harmless',
  'isolation.foreign-resource-refused',
  'isolation.key-stays-home',
]);

/** What a failure looks like, whichever request, parameter or credential shows it. */
function howOf(requirement: string, findings: Verdict['findings']): string {
  const [first] = findings;
  if (first === undefined) return '';
  const isChange = isMismatch(first) && !isOfStatus(partOf(first.where));
  if (unchanging.has(requirement) && isChange) return 'something changed';
  return normalised(manner(first)).slice(0, 200);
}

function manner(finding: Finding): string {
  if (!isMismatch(finding)) return finding.note;
  const { where, expected, received } = finding;
  const part = partOf(where);
  const answer = /^2\d\d$/.test(received) ? 'accepted' : received.replace(/ \([^)]*\)+$/, '');
  // In brackets stands what was quoted.
  return isOfStatus(part) ? `received ${answer}` : `${part}: expected ${expected}, received ${answer}`;
}

// What stands in front of the last colon is the step.
function partOf(where: string): string {
  return where.split(': ').at(-1) ?? where;
}

function isOfStatus(part: string): boolean {
  return part === 'status' || /^[A-Z]+ \//.test(part);
}
