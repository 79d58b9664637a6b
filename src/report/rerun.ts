import type { Report } from '../bundle/report.js';
import { requirementSet } from '../model/requirement-set/requirement-set.js';
import { shellText } from './shell.js';

/** The command that judges one case again, alone, with the same requests. Credentials come from the environment. */
export function rerunCommand(report: Report, caseId: string): string {
  const { kind, configuration, profile, seed, target } = report;
  const { claims, recording, command } = configuration;
  // Recorded traffic cannot be sent again, only judged again.
  if (typeof recording === 'string') return `seam-conformance judge ${shellText(recording)}`;
  const only = `--only ${/[\p{Cc}\p{Cf}\p{Cs}]/u.test(caseId) ? shellText(caseId) : `'${caseId.replaceAll("'", "'\\''")}'`}`;
  if (kind === 'client') {
    const words = Array.isArray(command) ? command.map((word) => shellText(String(word))).join(' ') : '<command>';
    return ['seam-conformance sdk', `--seed ${seed}`, ...earlierSet(report), only, '--', words].join(' ');
  }
  const hasAlternates =
    typeof claims === 'object' && claims !== null && 'alternates' in claims && claims.alternates === true;
  return [
    'seam-conformance run',
    configuration.target === 'reference' ? '--reference' : shellText(target),
    `--profile ${shellText(profile)}`,
    `--seed ${seed}`,
    ...(hasAlternates ? ['--alternates'] : []),
    ...earlierSet(report),
    only,
  ].join(' ');
}

function earlierSet({ requirementSet: id }: Report): readonly string[] {
  const [number = ''] = id.split('+');
  return String(requirementSet().number) === number ? [] : [`--requirements ${shellText(number)}`];
}
