import { join, relative } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { type DocumentedCredential, documentedKinds } from '../../../spec/credentials.js';
import { createReport } from '../../bundle/report.js';
import { bundledDriver, bundledDrivers } from '../../clients/bundled-drivers.js';
import { observe } from '../../clients/observe/observe.js';
import { runSdk, type SdkResult, sdkDefaults } from '../../clients/run-sdk.js';
import { baselineForRun } from '../../gate/baseline/for-run.js';
import { exitCodeOf } from '../../gate/outcome.js';
import type { Console } from '../../ground/console.js';
import { UsageError } from '../../ground/usage-error.js';
import { renderTerminal } from '../../report/terminal.js';
import { writeClientBundle } from '../../report/write-client-bundle.js';
import { interruptedCode, interruptible } from '../interrupt.js';
import { folderOfPart, outputFolder } from '../output-folder.js';
import { repeated } from '../parse.js';
import { loadConfig } from '../settings/config.js';
import { withheldVariables } from '../settings/withheld.js';
import { tellRunner } from '../tell-runner.js';
import { sdkInitCommand } from './sdk-init.js';

const defaultFolder = 'seam-conformance-report';

interface SdkFlags {
  readonly observe?: true;
  readonly driver?: string;
  readonly credential?: DocumentedCredential;
  readonly output?: string;
  readonly only?: readonly string[];
  readonly requirements?: string;
  readonly seed: number;
  readonly timeout: number;
  readonly concurrency?: number;
  readonly baseline?: string;
  readonly updateBaseline?: true;
  readonly challenge?: string;
}

/** `sdk`: judges a client by what it sends and what it reports. `exit` is told the exit code. */
export function sdkCommand(console: Console, exit: (code: number) => void): Command {
  return new Command('sdk')
    .description('judge a client: every request it sends and everything it reports')
    .argument('[command...]', 'a driver, or with --observe any command, after --')
    .option('--observe', 'run the command and judge whatever it sends to the five operations')
    .option(
      '--driver <name>',
      `a driver that comes with the suite: ${bundledDrivers.map(({ name }) => name).join(', ')}`,
    )
    .addOption(
      new Option('--credential <kind>', 'what an observed command is lent').choices(
        documentedKinds.filter(({ isReadByClients }) => isReadByClients).map(({ name }) => name),
      ),
    )
    .option('--only <glob>', 'judge only cases, requirements or operations that match; may be repeated', repeated)
    .option('--requirements <version>', 'judge by that requirement set, such as 1; by the current one otherwise')
    .option(
      '--seed <number>',
      'seed of every generated value; the same seed repeats them',
      wholeNumber,
      sdkDefaults.seed,
    )
    .option('--challenge <word>', 'word of the certifier, recorded in the evidence')
    .option('--timeout <ms>', 'for one call', wholeNumber, sdkDefaults.timeoutMs)
    .option('--concurrency <number>', 'calls at a time; what the driver says of itself otherwise', wholeNumber)
    .addOption(new Option('--output <folder>', 'where the bundle goes').default(undefined, defaultFolder))
    .option('--baseline <file>', 'known deviations with their reasons; any other failure still counts')
    .option('--update-baseline', 'write the deviations of this run to that file; add the reasons yourself')
    .addHelpText(
      'after',
      `
The protocol of drivers is described in drivers/README.md; init writes a driver to start from.

Exit codes: 0 conforming, 1 non-conforming, 2 usage or harness error, 3 undetermined.

Examples:
  $ seam-conformance sdk init python
  $ seam-conformance sdk --driver curl
  $ seam-conformance sdk -- node driver.mjs
  $ seam-conformance sdk --only 'failure.*' -- ./driver
  $ seam-conformance sdk --observe -- npm test`,
    )
    .addCommand(sdkInitCommand(console))
    .action(async (command: readonly string[], flags: SdkFlags) => exit(await judgeClient(command, flags, console)));
}

async function judgeClient(command: readonly string[], flags: SdkFlags, console: Console): Promise<number> {
  const named = outputFolder(console.cwd, flags.output ?? defaultFolder);
  const note = (text: string) => console.note(console.colors.yellow(text));
  const part = { cwd: console.cwd, isNamed: flags.output !== undefined, note };
  const folder = flags.only === undefined ? named : await folderOfPart(named, part);
  const isUpdate = flags.updateBaseline === true;
  const baseline = baselineForRun(flags.baseline, { isUpdate, cwd: console.cwd });
  const { signal, wasInterrupted, release } = interruptible(console);
  try {
    const found = await judged(command, flags, console, signal);
    const { standing, write } = baseline?.apply(found.report, found.redact) ?? {};
    const { outcome: _outcome, counts: _counts, ...input } = found.report;
    const result = { ...found, report: createReport(input, standing) };
    // The verdict is told even where it cannot be written.
    console.page(result.redact(renderTerminal(result.report, result.exchanges, console.colors)));
    await writeClientBundle(folder, result);
    tellRunner(result, console, result.redact);
    for (const note of [...(standing?.notes ?? []), ...(write ? [write()] : [])]) console.note(note);
    console.note(console.colors.dim(`report: ${relative(console.cwd, join(folder, 'report.html'))}`));
    return wasInterrupted() ? interruptedCode : exitCodeOf(result.report.outcome);
  } finally {
    release();
  }
}

async function judged(
  command: readonly string[],
  { driver, ...flags }: SdkFlags,
  { cwd, env, isInteractive, note }: Console,
  signal: AbortSignal,
): Promise<SdkResult> {
  const { config } = await loadConfig(undefined, cwd);
  const shared = {
    withheld: withheldVariables(config),
    cwd,
    env,
    signal,
    seed: flags.seed,
    ...(flags.only === undefined ? {} : { only: flags.only }),
    ...(flags.requirements === undefined ? {} : { requirements: flags.requirements }),
  };
  if (driver !== undefined && (command.length > 0 || flags.observe)) {
    throw new UsageError('both --driver and a command are given', 'Name one client.');
  }
  if (flags.observe) {
    if (flags.challenge !== undefined) {
      throw new UsageError('--challenge goes with a driver', 'What an observed command sends cannot answer it.');
    }
    return observe({
      ...shared,
      command,
      ...(flags.credential === undefined ? {} : { credential: flags.credential }),
      onOutput: (stream, text) => process[stream].write(text),
    });
  }
  if (flags.credential !== undefined) {
    throw new UsageError('--credential goes with --observe', 'A driver is given every credential in turn.');
  }
  return runSdk({
    ...shared,
    ...(flags.challenge === undefined ? {} : { challenge: flags.challenge }),
    driver: driver === undefined ? command : bundledDriver(driver).command,
    timeoutMs: flags.timeout,
    ...(flags.concurrency === undefined ? {} : { concurrency: flags.concurrency }),
    onProgress: (done, all) => {
      if (isInteractive && done % 50 === 0) note(`${done} of ${all} calls`);
    },
  });
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('Give a whole number from 1.');
  return Number(text);
}
