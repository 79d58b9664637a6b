import { shellText } from './shell.js';
import type { Report } from './report.js';

/** The command that judges one case again, alone, with the same requests. Credentials come from the environment. */
export function rerunCommand({ configuration, profile, seed, target }: Report, caseId: string): string {
  const isReference = target === 'reference' || configuration.reference === true;
  return [
    'seam-conformance run',
    isReference ? '--reference' : shellText(target),
    `--profile ${shellText(profile)}`,
    `--seed ${seed}`,
    `--only ${`'${caseId.replaceAll("'", "'\\''")}'`}`,
  ].join(' ');
}
