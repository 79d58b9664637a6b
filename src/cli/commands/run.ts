import { join, relative } from 'node:path';
import { Command } from 'commander';
import { credentialKinds, workspaceHeader } from '../../../spec/credentials.js';
import { claims } from '../../../spec/profiles.js';
import { baselineForRun } from '../../gate/baseline/for-run.js';
import { exitCodeOf } from '../../gate/outcome.js';
import type { Console } from '../../ground/console.js';
import { present } from '../../ground/present.js';
import { UsageError } from '../../ground/usage-error.js';
import { packageRunner } from '../../report/package-runner.js';
import { requireWritableJournal } from '../../run/journal/journal.js';
import { run } from '../../run/run.js';
import { interruptedCode, interruptible } from '../interrupt.js';
import { openNamed, openReference } from '../judge-target.js';
import { folderOfPart, outputFolder, replacedText } from '../output-folder.js';
import { progressBar } from '../progress-bar.js';
import { selectionFrom } from '../selection-from.js';
import { loadConfig } from '../settings/config.js';
import { contractFor } from '../settings/contract-for.js';
import { settle } from '../settings/settings.js';
import { type TargetFlags, withTargetFlags } from '../target-flags.js';

/** `run`: judges a target and writes a bundle. */
export function runCommand(console: Console, exit: (code: number) => void): Command {
  return withTargetFlags(new Command('run').description('judge a target and write a bundle'))
    .option('--output <folder>', 'where the bundle goes (default: seam-conformance-report)')
    .option('--baseline <file>', 'known deviations with their reasons; any other failure still counts')
    .option('--update-baseline', 'write the deviations of this run to that file; add the reasons yourself')
    .addHelpText(
      'after',
      `
Credentials come from the environment, those of people together with ${workspaceHeader.variable}:
${credentialKinds.map(({ variable, unknown, words }) => `  ${variable.padEnd(32)} ${unknown ?? words}`).join('\n')}

Claims, made or withdrawn under "claims" in the configuration:
${Object.entries(claims)
  .map(([name, text]) => `  ${name.padEnd(20)} ${text}`)
  .join('\n')}

Exit codes: 0 conforming, 1 non-conforming, 2 usage or harness error, 3 undetermined, 130 interrupted from the keyboard.

Examples:
  $ seam-conformance run --reference
  $ SEAM_API_KEY=… seam-conformance run https://staging.example.com --profile safe
  $ seam-conformance run https://staging.example.com --only 'uuid.*' --only user_identities.delete
  $ seam-conformance run https://staging.example.com --failed nightly-report
  $ seam-conformance run https://staging.example.com --baseline known.yaml --update-baseline`,
    )
    .action(async (url: string | undefined, flags: RunFlags) => exit(await judgeTarget({ ...flags, url }, console)));
}

interface RunFlags extends TargetFlags {
  readonly updateBaseline?: boolean;
}

async function judgeTarget(flags: RunFlags, console: Console): Promise<number> {
  const loaded = await loadConfig(flags.config ?? console.env.SEAM_CONFORMANCE_CONFIG, console.cwd);
  const settings = settle(flags, console.env, loaded, contractFor(flags, loaded, console.cwd));
  const selection = await selectionFrom(flags, console.cwd);
  const named = outputFolder(console.cwd, settings.output);
  const isNamed = flags.output !== undefined;
  const part = { cwd: console.cwd, isNamed, note: (text: string) => console.note(console.colors.yellow(text)) };
  const folder = selection === undefined ? named : await folderOfPart(named, part);
  const isUpdate = flags.updateBaseline === true;
  const baseline = baselineForRun(settings.baseline, { isUpdate, cwd: console.cwd });
  if (settings.run.profile !== 'safe' && flags.reference !== true) requireWritableJournal(console.cwd);
  const target = await (flags.reference === true ? openReference(settings.run) : openNamed(settings));
  if (flags.reference === true && flags.url !== undefined) {
    await target.close();
    throw new UsageError('both a URL and --reference are given', 'Name one target.');
  }
  const bar = progressBar(console);
  const { signal, wasInterrupted, release } = interruptible(console);
  try {
    const result = await run({
      ...target.settings,
      ...present({ selection, journalFolder: flags.reference === true ? undefined : console.cwd }),
      destination: target.destination,
      signal,
      onProgress: bar.update,
      onWait: (sentence) => bar.say(console.colors.dim(sentence)),
    });
    bar.stop();
    // Loaded only now, so that the first request leaves sooner.
    const { renderTerminal, reportOn, toWorldRecord, writeRendered } = await import('../../report/index.js');
    const { redact } = result;
    const { standing, write } = baseline?.apply(result, redact) ?? {};
    const configuration = { ...settings.shown, target: flags.reference === true ? 'reference' : 'url' };
    const report = reportOn(result, configuration, standing);
    // The verdict is told even where it cannot be written.
    const where = relative(console.cwd, folder) || '.';
    console.page(redact(renderTerminal(report, result.exchanges, console.colors, packageRunner(console.env), where)));
    const replaced = await replacedText(folder, report);
    if (replaced !== undefined) console.note(console.colors.yellow(redact(replaced)));
    await writeRendered(
      folder,
      {
        report,
        exchanges: result.exchanges,
        world: toWorldRecord(result.lender, result.facts, result.provenCredentials, result.loans),
      },
      redact,
    );
    const { tellRunner } = await import('../tell-runner.js');
    tellRunner({ report, exchanges: result.exchanges }, console, redact);
    for (const note of [...(standing?.notes ?? []).map((text) => `baseline: ${text}`), ...(write ? [write()] : [])]) {
      console.note(console.colors.dim(redact(note)));
    }
    console.note(console.colors.dim(`report: ${relative(console.cwd, join(folder, 'report.html'))}`));
    return wasInterrupted() ? interruptedCode : exitCodeOf(report.outcome);
  } finally {
    bar.stop();
    release();
    await target.close();
  }
}
