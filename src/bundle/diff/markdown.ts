import { visible } from '../../ground/visible.js';
import type { Difference, Group, Side } from './difference.js';
import { cautions, conclusion, omissions, subjectOf } from './text.js';

const shownExamples = 3;
// A comment on a pull request holds 65,536 characters at most.
const shownGroups = 40;
const longestSpan = 300;

/** A difference as a comment on a pull request. */
export function differenceMarkdown(difference: Difference): string {
  const { one, other, isSame, outcomes, answers, pace } = difference;
  return [
    `## ${isSame ? '✔' : '≠'} Seam conformance: ${conclusion(difference)}`,
    '',
    `- one: ${sideText(one)}`,
    `- other: ${sideText(other)}`,
    ...cautions(difference).map((caution) => `- **${caution}**`),
    ...section('Outcomes', outcomes),
    ...section('Answers', answers),
    ...section('Pace, which is no difference in behaviour', pace),
    ...(omissions(difference).length === 0
      ? []
      : ['', ...omissions(difference).map((omission) => `- ${span(omission)}`)]),
    '',
  ].join('\n');
}

function sideText({ bundle, target, profile, seed, startedAt, outcome }: Side): string {
  return `${span(bundle)}, target ${span(target)}, profile ${span(profile)}, seed ${seed}, ${span(startedAt)}, ${outcome}`;
}

function section(title: string, groups: readonly Group[]): readonly string[] {
  if (groups.length === 0) return [];
  const rest = groups.length - shownGroups;
  return [
    '',
    `### ${title}`,
    '',
    ...groups.slice(0, shownGroups).flatMap(groupLines),
    ...(rest > 0 ? [`- and ${rest} more`] : []),
  ];
}

function groupLines(group: Group): readonly string[] {
  const { count, change, where } = group;
  return [
    `- ${count} × ${span(subjectOf(group))}: ${span(change)}`,
    ...where.slice(0, shownExamples).map((one) => `  - ${span(one)}`),
    ...(count > shownExamples ? [`  - and ${count - shownExamples} more`] : []),
  ];
}

// A target decides what stands in a change, so it must not be able to write Markdown or to end the span.
function span(text: string): string {
  const shown = visible(text).replace(/\s+/g, ' ').slice(0, longestSpan);
  const longest = Math.max(0, ...(shown.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${shown}${fence}` : `${fence} ${shown} ${fence}`;
}
