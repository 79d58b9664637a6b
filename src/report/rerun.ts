import type { Report } from '../bundle/report.js';
import { shellText } from './shell.js';

/** The command that judges one case again, alone, with the same requests. Credentials come from the environment. */
export function rerunCommand({ kind, configuration, profile, seed, target }: Report, caseId: string): string {
  const { claims, recording, command } = configuration;
  // Recorded traffic cannot be sent again, only judged again.
  if (typeof recording === 'string') return `seam-conformance judge ${shellText(recording)}`;
  const only = `--only ${/[\p{Cc}\p{Cf}\p{Cs}]/u.test(caseId) ? shellText(caseId) : `'${caseId.replaceAll("'", "'\\''")}'`}`;
  if (kind === 'client') {
    const words = Array.isArray(command) ? command.map((word) => shellText(String(word))).join(' ') : '<command>';
    return `seam-conformance sdk --seed ${seed} ${only} -- ${words}`;
  }
  const hasAlternates =
    typeof claims === 'object' && claims !== null && 'alternates' in claims && claims.alternates === true;
  return [
    'seam-conformance run',
    configuration.target === 'reference' ? '--reference' : shellText(target),
    `--profile ${shellText(profile)}`,
    `--seed ${seed}`,
    ...(hasAlternates ? ['--alternates'] : []),
    only,
  ].join(' ');
}
