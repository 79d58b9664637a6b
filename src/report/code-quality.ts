import { createHash } from 'node:crypto';
import { visible } from '../ground/visible.js';
import { sentenceOf } from '../model/finding.js';
import type { Rendered } from './renderings.js';
import { concernedIn, type Severity } from './severity.js';

/** The file of a bundle that a finding is about: targets have no source that a place could be named in. */
export const evidenceFile = 'exchanges.har';

const severities: Readonly<Record<Severity, string>> = { error: 'critical', warning: 'minor', notice: 'info' };

/** What there is to read as GitLab shows it beside a merge request: an entry for each operation and requirement. */
export function renderCodeQuality({ report }: Rendered): string {
  const entries = concernedIn(report, 'operation').map(({ severity, first, verdicts }) => {
    const { requirement, operation, level, outcome, title, findings } = first;
    const rest = verdicts.length - 1;
    const more = rest === 0 ? '' : `; and ${rest} more ${rest === 1 ? 'case' : 'cases'}`;
    return {
      description: visible(
        `${level} ${outcome} on ${operation}: ${title}${findings.map((finding) => `; ${sentenceOf(finding)}`).join('')}${more}`,
      ),
      check_name: requirement,
      // The same for the same deviation, so that a merge request shows only what it changes.
      fingerprint: createHash('sha256').update(`${operation}/${requirement}`).digest('hex'),
      severity: severities[severity],
      location: { path: evidenceFile, lines: { begin: 1 } },
    };
  });
  return `${JSON.stringify(entries, undefined, 1)}\n`;
}
