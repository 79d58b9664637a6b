import type { Report } from '../bundle/report.js';
import { requirementSet } from '../model/requirement-set/requirement-set.js';
import { shellText } from './shell.js';

/** Where a case that is judged again goes, so that the bundle of the whole run stays. */
const otherFolder = 'seam-conformance-again';

/**
 * The command that judges one case again, alone, with the same requests. Credentials come from the environment.
 * @param suite how the suite is started; files hold what works wherever it is installed.
 */
export function rerunCommand(report: Report, caseId: string, suite = 'npx seam-conformance'): string {
  const only = /[\p{Cc}\p{Cf}\p{Cs}]/u.test(caseId) ? shellText(caseId) : `'${caseId.replaceAll("'", "'\\''")}'`;
  return commandWith(report, `--only ${only}`, suite);
}

/**
 * The command that judges everything again that did not pass.
 * @param folder the bundle that says what that is; files, which may be anywhere, leave it to who reads them.
 */
export function rerunOfFailed(report: Report, folder = '<this folder>', suite = 'npx seam-conformance'): string {
  return commandWith(report, `--failed ${shellText(folder)}`, suite);
}

function commandWith(report: Report, selection: string, suite: string): string {
  const { kind, configuration, profile, seed, target } = report;
  const { claims, recording, command, contract } = configuration;
  // Recorded traffic cannot be sent again, only judged again.
  if (typeof recording === 'string') return `${suite} judge ${shellText(recording)} --output ${otherFolder}`;
  if (kind === 'client') {
    const words = Array.isArray(command) ? command.map((word) => shellText(String(word))).join(' ') : '<command>';
    const output = `--output ${otherFolder}`;
    return [`${suite} sdk`, `--seed ${seed}`, ...earlierSet(report), selection, output, '--', words].join(' ');
  }
  const hasAlternates =
    typeof claims === 'object' && claims !== null && 'alternates' in claims && claims.alternates === true;
  return [
    `${suite} run`,
    configuration.target === 'reference' ? '--reference' : shellText(target),
    ...(typeof contract === 'string' ? [`--contract ${shellText(contract)}`] : []),
    `--profile ${shellText(profile)}`,
    `--seed ${seed}`,
    ...(hasAlternates ? ['--alternates'] : []),
    ...earlierSet(report),
    selection,
    `--output ${otherFolder}`,
  ].join(' ');
}

function earlierSet({ requirementSet: id }: Report): readonly string[] {
  const [number = ''] = id.split('+');
  return String(requirementSet().number) === number ? [] : [`--requirements ${shellText(number)}`];
}
