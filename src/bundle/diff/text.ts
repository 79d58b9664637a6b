import type { Console } from '../../ground/console.js';
import { visible } from '../../ground/visible.js';
import type { Difference, Group, Side } from './difference.js';

const shownExamples = 3;

/** A difference as a person reads it in a terminal, line by line. */
export function differenceLines(difference: Difference, colors: Console['colors']): readonly string[] {
  const { one, other, isSame, outcomes, answers, pace } = difference;
  const { bold, dim, green, yellow } = colors;
  const section = (title: string, groups: readonly Group[]) =>
    groups.length === 0 ? [] : ['', bold(title), ...groups.flatMap((group) => groupLines(group, colors))];
  return [
    dim(sideLine('one:  ', one)),
    dim(sideLine('other:', other)),
    ...cautions(difference).map((caution) => yellow(caution)),
    ...section('Outcomes', outcomes),
    ...section('Answers', answers),
    ...section('Pace, which is no difference in behaviour', pace),
    '',
    ...omissions(difference).map((omission) => dim(omission)),
    isSame ? green(conclusion(difference)) : yellow(conclusion(difference)),
  ];
}

/** What makes two runs hard to compare, a sentence each. */
export function cautions({ one, other }: Difference): readonly string[] {
  return [
    ...(one.suite.version === other.suite.version
      ? []
      : [`the runs were judged by versions ${one.suite.version} and ${other.suite.version} of the suite`]),
    ...(one.suite.specDigest === other.suite.specDigest ? [] : ['the runs were judged against different contracts']),
    ...(one.requirementSet === other.requirementSet ? [] : ['the runs were judged by different requirement sets']),
    ...(one.profile === other.profile ? [] : [`the profiles are ${one.profile} and ${other.profile}`]),
    ...(one.seed === other.seed ? [] : [`the seeds are ${one.seed} and ${other.seed}`]),
  ];
}

/** What could not be compared, a sentence each. */
export function omissions({ notCompared }: Difference): readonly string[] {
  const { casesOnlyInOne, casesOnlyInOther, answersOnlyInOne, answersOnlyInOther } = notCompared;
  const only = (count: number, what: string, where: string, [example]: readonly string[] = []) =>
    count === 0
      ? []
      : [
          `not compared: ${count} ${what} ${where} alone${example === undefined ? '' : `, such as ${visible(example)}`}`,
        ];
  return [
    ...only(casesOnlyInOne.length, 'cases of', 'one', casesOnlyInOne),
    ...only(casesOnlyInOther.length, 'cases of', 'other', casesOnlyInOther),
    ...only(answersOnlyInOne, 'answers of', 'one'),
    ...only(answersOnlyInOther, 'answers of', 'other'),
  ];
}

/** The difference in one sentence. */
export function conclusion({ isSame, outcomes, answers, compared }: Difference): string {
  const sum = (groups: readonly Group[]) => groups.reduce((total, { count }) => total + count, 0);
  const scope = `${compared.cases} cases and ${compared.answers} answers compared`;
  if (isSame) return `same behaviour: ${scope}`;
  return `behaviour differs: ${sum(outcomes)} outcomes and ${sum(answers)} traits of answers; ${scope}`;
}

/** What a group is about, in front of its change. */
export function subjectOf({ aspect, requirement }: Group): string {
  return requirement ?? aspect;
}

function sideLine(label: string, { bundle, target, profile, seed, startedAt, outcome }: Side): string {
  return visible(`${label} ${bundle}, target ${target}, profile ${profile}, seed ${seed}, ${startedAt}, ${outcome}`);
}

function groupLines(group: Group, { dim }: Console['colors']): readonly string[] {
  const { count, change, where } = group;
  return [
    `${String(count).padStart(6)}  ${visible(`${subjectOf(group)}: ${change}`)}`,
    ...where.slice(0, shownExamples).map((one) => dim(`          ${visible(one)}`)),
    ...(count > shownExamples ? [dim(`          and ${count - shownExamples} more`)] : []),
  ];
}
