import { levels } from '../../spec/levels.js';
import { outcomes } from '../experiment/verdict.js';
import type { Rendered } from './renderings.js';

/** A page in Markdown for a pull request or a chat. */
export function renderSummary({ report }: Rendered): string {
  const { outcome, target, profile, counts, verdicts, notJudged } = report;
  const failures = verdicts.filter((verdict) => verdict.outcome === 'fail' && verdict.level !== 'MAY');
  const rows = levels.map((level) => `| ${level} | ${outcomes.map((name) => counts[level][name]).join(' | ')} |`);
  const listed = failures.slice(0, 20).map(({ level, case: id, findings }) => `- **${level}** \`${id}\`: ${inline(findings.join('; '))}`);
  return [
    `## Seam conformance: ${outcome}`,
    '',
    `Target ${inline(target)}, profile ${profile}.${notJudged === undefined ? '' : ` Not judged: ${inline(notJudged)}.`}`,
    '',
    `| level | ${outcomes.join(' | ')} |`,
    `| --- | ${outcomes.map(() => '---:').join(' | ')} |`,
    ...rows,
    ...(listed.length > 0 ? ['', '### Failures', '', ...listed] : []),
    ...(failures.length > listed.length ? [`- and ${failures.length - listed.length} more`] : []),
    '',
  ].join('\n');
}

// A target decides what stands in findings, so it must not be able to write Markdown.
function inline(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+!|~]/g, '\\$&').replace(/\s+/g, ' ');
}
