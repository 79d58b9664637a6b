import type { Report } from './report.js';
import { shellText } from './shell.js';

/** The command that judges one case again, alone, with the same requests. Credentials come from the environment. */
export function rerunCommand({ configuration, profile, seed, target }: Report, caseId: string): string {
  const { claims, recording } = configuration;
  // Recorded traffic cannot be sent again, only judged again.
  if (typeof recording === 'string') return `seam-conformance judge ${shellText(recording)}`;
  const hasAlternates =
    typeof claims === 'object' && claims !== null && 'alternates' in claims && claims.alternates === true;
  return [
    'seam-conformance run',
    configuration.target === 'reference' ? '--reference' : shellText(target),
    `--profile ${shellText(profile)}`,
    `--seed ${seed}`,
    ...(hasAlternates ? ['--alternates'] : []),
    `--only ${/[\p{Cc}\p{Cf}\p{Cs}]/u.test(caseId) ? shellText(caseId) : `'${caseId.replaceAll("'", "'\\''")}'`}`,
  ].join(' ');
}
