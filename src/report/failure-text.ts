import type { Report } from '../bundle/report.js';
import { visible } from '../ground/visible.js';
import type { Exchange } from '../model/exchange.js';
import type { Verdict } from '../model/verdict.js';
import { fixFor, sourcesText, usualCauses } from './advice.js';
import { confirmationText } from './confirmation-text.js';
import { replayOf } from './curl.js';
import { exchangeLines } from './exchange-lines.js';
import { findRequirement } from './find-requirement.js';
import { findingLines } from './finding.js';
import { rerunCommand } from './rerun.js';

// A body of a megabyte helps nobody who reads a log.
const longestCommand = 4000;

/** A verdict that is not a pass, in plain text: what is required, what was expected and received, how to see it again. */
export function failureText(verdict: Verdict, report: Report, exchange?: Exchange): string {
  const { requirement, level, title, findings, attribution, outcome } = verdict;
  const command = exchange && replayOf(exchange);
  return [
    `${level} ${requirement}: ${findRequirement(requirement)?.statement ?? title}`,
    ...findings.flatMap(findingLines),
    ...(attribution === undefined || attribution === 'target' ? [] : [`Attributed to: ${attribution}`]),
    ...[confirmationText(verdict) ?? []].flat(),
    ...(outcome === 'fail' ? adviceLines(requirement) : []),
    ...(exchange === undefined ? [] : ['', ...exchangeLines(exchange)]),
    ...(exchange === undefined || command === undefined
      ? []
      : ['', command.length <= longestCommand ? command : elsewhere(exchange)]),
    '',
    `Judge it again: ${rerunCommand(report, verdict.case)}`,
  ].join('\n');
}

function adviceLines(requirement: string): readonly string[] {
  const causes = usualCauses(requirement);
  const fix = fixFor(requirement);
  const sources = sourcesText(requirement);
  return [
    ...(sources === undefined ? [] : [`Source: ${sources}`]),
    ...(causes === undefined ? [] : [`Usual causes: ${causes}`]),
    ...(fix === undefined ? [] : [`Fix: ${fix}`]),
  ];
}

function elsewhere({ index }: Exchange): string {
  return `The request is too long to show: it is entry ${index} of exchanges.har.`;
}

/** Which failure alone keeps a case from being judged. */
export function knockOnText({ dueTo = [] }: Pick<Verdict, 'dueTo'>): string {
  return `not judged for this alone: ${dueTo.map(visible).join(', ')}`;
}
