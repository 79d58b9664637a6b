import { resolve } from 'node:path';
import { Command } from 'commander';
import { mainCredential } from '../../../spec/credentials.js';
import type { Console } from '../../ground/console.js';
import { UsageError } from '../../ground/usage-error.js';
import type { Contract } from '../../model/contract/contract.js';
import { driftOf } from '../../model/contract/drift.js';
import { readOpenApi } from '../../model/contract/load-contract.js';
import { readJournals, requireWritableJournal } from '../../run/journal/journal.js';
import { sealOf } from '../../run/journal/seal.js';
import { examined } from '../doctor/examined.js';
import type { SetupFinding } from '../doctor/finding.js';
import { openNamed, openReference } from '../judge-target.js';
import { loadConfig } from '../settings/config.js';
import { contractFor } from '../settings/contract-for.js';
import { settle } from '../settings/settings.js';
import { type TargetFlags, withTargetFlags } from '../target-flags.js';

// What only says how cases are judged means nothing here; it is taken, so that one set of flags does for all commands.
const ofJudging = ['only', 'failed', 'requirements', 'shard', 'seed', 'concurrency', 'settle', 'allow', 'challenge'];

/** `doctor`: looks at configuration, target, credentials and lender, and says what to change. */
export function doctorCommand(console: Console, exit: (code: number) => void): Command {
  const command = withTargetFlags(
    new Command('doctor').description('check configuration, reachability, credentials, workspace and lender'),
  );
  for (const option of command.options) if (ofJudging.includes(option.name())) option.hideHelp();
  return command
    .option('--json', 'as one JSON document')
    .option('--drift <document>', 'compare the five operations with those of an OpenAPI document, and ask no target')
    .addHelpText(
      'after',
      `
Creates and changes nothing. Exit codes: 0 ready, 2 usage error, 3 not ready; never 1.

Examples:
  $ seam-conformance doctor https://staging.example.com
  $ seam-conformance doctor --profile full --json
  $ seam-conformance doctor https://staging.example.com --contract openapi.json
  $ seam-conformance doctor --drift openapi.json`,
    )
    .action(async (url: string | undefined, flags: DoctorFlags) => {
      if (flags.drift !== undefined) return exit(showDrift(flags.drift, flags.json === true, console));
      const loaded = await loadConfig(flags.config ?? console.env.SEAM_CONFORMANCE_CONFIG, console.cwd);
      const contract = contractFor(flags, loaded, console.cwd);
      const settings = settle({ ...flags, url }, console.env, loaded, contract);
      const target = await (flags.reference === true ? openReference(settings.run) : openNamed(settings));
      try {
        const { findings: found, page } = await examined(target, console);
        const findings: SetupFinding[] = [
          {
            area: 'configuration',
            state: 'fine',
            text: `profile ${target.settings.profile}, ${loaded.file === undefined ? 'no configuration file' : `configuration ${loaded.file}`}${withoutOperations(settings.run.contract)}`,
          },
          ...(target.settings.profile === 'safe' || flags.reference === true ? [] : journalFinding(console.cwd)),
          ...found,
          ...readJournals(console.cwd, sealOf(settings.run.credentials.get(mainCredential) ?? '')).journals.map(
            ({ url: where, left, planted, startedAt }): SetupFinding => ({
              area: 'residue',
              state: 'remark',
              text: `a run of ${startedAt} left ${left.length + planted.length} things at ${where}`,
              consequence: 'the command clean removes them',
            }),
          ),
        ];
        if (flags.json === true) page(JSON.stringify(findings, undefined, 2));
        else for (const finding of findings) page(line(finding, console));
        exit(findings.some(({ state }) => state === 'lack') ? 3 : 0);
      } finally {
        await target.close();
      }
    });
}

interface DoctorFlags extends TargetFlags {
  readonly json?: boolean;
  readonly drift?: string;
}

function showDrift(file: string, isJson: boolean, { cwd, page, colors }: Console): number {
  const drift = driftOf(readOpenApi(resolve(cwd, file)));
  if (isJson) page(JSON.stringify(drift, undefined, 2));
  else
    for (const { operation, text, meaning } of drift)
      page(`${operation}: ${text}\n${' '.repeat(4)}${colors.dim(meaning)}`);
  if (!isJson) page(drift.length === 0 ? 'no difference' : `${drift.length} differences`);
  return 0;
}

function withoutOperations({ notClaimed }: Contract): string {
  return notClaimed.length === 0 ? '' : `, operations not claimed: ${notClaimed.join(', ')}`;
}

function journalFinding(folder: string): readonly SetupFinding[] {
  try {
    requireWritableJournal(folder);
    return [];
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return [
      {
        area: 'journal',
        state: 'lack',
        text: error.message,
        ...(error.advice === undefined ? {} : { consequence: error.advice }),
      },
    ];
  }
}

function line({ area, state, text, consequence }: SetupFinding, { colors }: Console): string {
  const mark = state === 'fine' ? colors.green('✔') : state === 'remark' ? colors.yellow('!') : colors.red('✗');
  return `${mark} ${area.padEnd(13)} ${text}${consequence === undefined ? '' : `\n${' '.repeat(16)}${colors.dim(consequence)}`}`;
}
