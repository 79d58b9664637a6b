import { join, relative, resolve } from 'node:path';
import { Command } from 'commander';
import { merged } from '../../bundle/merge/merged.js';
import { readBundle } from '../../bundle/read-bundle.js';
import { loadBaseline } from '../../gate/baseline/load.js';
import { exitCodeOf } from '../../gate/outcome.js';
import type { Console } from '../../ground/console.js';
import { UsageError } from '../../ground/usage-error.js';
import { readContract } from '../../model/contract/contract.js';
import { renderTerminal } from '../../report/terminal.js';
import { writeRendered } from '../../report/write-rendered.js';
import { outputFolder } from '../output-folder.js';
import { tellRunner } from '../tell-runner.js';

interface MergeFlags {
  readonly output: string;
  readonly baseline?: string;
}

/** `merge`: makes one bundle of the shards of a run. */
export function mergeCommand(console: Console, exit: (code: number) => void): Command {
  return new Command('merge')
    .description('join the shards of a run into one bundle, and judge it as a whole')
    .argument('<bundles...>', 'one of each shard, in any order')
    .requiredOption('--output <folder>', 'where the bundle goes')
    .option('--baseline <file>', 'known deviations; the shards may have been judged with or without')
    .addHelpText(
      'after',
      `
Exit codes are those of run: 0 conforming, 1 non-conforming, 2 usage or harness error, 3 undetermined.

Examples:
  $ seam-conformance run https://staging.example.com --shard 1/2 --output shard-1
  $ seam-conformance run https://staging.example.com --shard 2/2 --output shard-2
  $ seam-conformance merge shard-1 shard-2 --output seam-conformance-report`,
    )
    .action(async (names: readonly string[], flags: MergeFlags) => exit(await merge(names, flags, console)));
}

async function merge(names: readonly string[], flags: MergeFlags, console: Console): Promise<number> {
  const { cwd, colors } = console;
  const folder = resolve(cwd, flags.output);
  if (names.some((name) => resolve(cwd, name) === folder)) {
    throw new UsageError(`--output ${flags.output} is one of the shards`, 'Name another folder.');
  }
  outputFolder(cwd, flags.output);
  const baseline = flags.baseline === undefined ? undefined : loadBaseline(resolve(cwd, flags.baseline));
  const bundles = await Promise.all(names.map((name) => readBundle(resolve(cwd, name), name)));
  const contents = merged(bundles, { today: new Date(), contract: readContract(), baseline });
  // The verdict is told even where it cannot be written.
  console.page(renderTerminal(contents.report, contents.exchanges, colors));
  // Whatever was secret was taken out when the shards were written.
  await writeRendered(folder, contents, (text) => text);
  tellRunner(contents, console, (text) => text);
  for (const note of contents.report.baseline?.notes ?? []) console.note(colors.dim(`baseline: ${note}`));
  console.note(colors.dim(`report: ${relative(cwd, join(folder, 'report.html'))}`));
  return exitCodeOf(contents.report.outcome);
}
