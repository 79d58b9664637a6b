import type { Report } from '../bundle/report.js';
import { visible } from '../ground/visible.js';
import type { Finding } from '../model/finding.js';
import { figuresText } from './figures-text.js';
import { findRequirement } from './find-requirement.js';
import { shownFinding } from './finding.js';
import { type Concerned, concernedIn, type Severity } from './severity.js';

// GitHub shows ten annotations of a severity for a step, so a requirement gets one, however many cases it has.
const casesShown = 5;

/**
 * Workflow commands of GitHub Actions, one a line, the outcome first and then every requirement with something to read,
 * errors before warnings before notices.
 */
export function annotationsOf(report: Report): string[] {
  return [overall(report), ...concernedIn(report, 'requirement').map(annotation)];
}

function overall(report: Report): string {
  const { outcome, target, profile, operations, notJudged, baseline } = report;
  const lines = [
    `${target}, profile ${profile}`,
    ...figuresText(report),
    ...(operations.notClaimed.length === 0 ? [] : [`Operations not claimed: ${operations.notClaimed.join(', ')}`]),
    ...(notJudged === undefined ? [] : [`Not judged: ${notJudged}`]),
    ...(baseline?.problems ?? []),
  ];
  return command(outcome === 'conforming' ? 'notice' : 'error', `Seam conformance: ${outcome}`, lines);
}

function annotation({ severity, standing, first, verdicts }: Concerned): string {
  const { requirement, level, outcome, title } = first;
  const count = verdicts.length === 1 ? '1 case' : `${verdicts.length} cases`;
  const word = standing === 'known' ? `${outcome}, known to the baseline` : outcome;
  const shown = verdicts
    .slice(0, casesShown)
    .map(({ case: id, findings }) => `${id}: ${findings.map(sentence).join('; ')}`);
  const more = verdicts.length > shown.length ? [`and ${verdicts.length - shown.length} more`] : [];
  const statement = findRequirement(requirement)?.statement ?? title;
  return command(severity, `${level} ${requirement}: ${count} ${word}`, [statement, ...shown, ...more]);
}

function sentence(finding: Finding): string {
  const { where, expected, actual } = shownFinding(finding);
  return expected === undefined ? where : `${where}: Expected: ${expected} Actual: ${actual}`;
}

function command(severity: Severity, title: string, lines: readonly string[]): string {
  return `::${severity} title=${property(title)}::${data(lines.join('\n'))}`;
}

// The escapes of workflow commands; without them a target could write a command of its own.
function data(text: string): string {
  return visible(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
