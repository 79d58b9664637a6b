import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { differenceOf } from '../../bundle/diff/difference.js';
import { differenceMarkdown } from '../../bundle/diff/markdown.js';
import { differenceLines } from '../../bundle/diff/text.js';
import { readBundle } from '../../bundle/read-bundle.js';
import type { Console } from '../../ground/console.js';
import { UsageError } from '../../ground/usage-error.js';

/** `diff`: what changed in the behaviour of a target between two runs, or differs between two targets. */
export function diffCommand(console: Console, exit: (code: number) => void): Command {
  return new Command('diff')
    .description('compare the behaviour in two bundles, even if both conform')
    .argument('<one>', 'bundle of the earlier run, or of one target')
    .argument('<other>', 'bundle of the later run, or of the other target')
    .addOption(new Option('--format <name>', 'how to print it').choices(['text', 'json', 'markdown']).default('text'))
    .addHelpText(
      'after',
      `
Compared are the outcomes of cases and, answer by answer, status, error type, members of the body, content type and
redirect. Ids and times never count. A pace that changed by two classes, or across a second, is reported and does not count.

Exit codes: 0 same behaviour, 1 behaviour differs, 2 usage error.

Examples:
  $ seam-conformance diff before after
  $ seam-conformance diff production staging --format markdown`,
    )
    .action(async (one: string, other: string, { format }: { readonly format: string }) => {
      const bundles = await Promise.all([one, other].map((name) => readBundle(resolve(console.cwd, name), name)));
      const [left, right] = bundles;
      if (!left || !right) throw new RangeError('two bundles make a difference');
      const difference = differenceOf(left, right);
      if (difference.compared.cases === 0) {
        throw new UsageError(`${one} and ${other} have no case in common`, 'Compare runs of the same kind.');
      }
      if (format === 'json') console.page(JSON.stringify(difference, undefined, 2));
      else if (format === 'markdown') console.page(differenceMarkdown(difference));
      else for (const line of differenceLines(difference, console.colors)) console.out(line);
      exit(difference.isSame ? 0 : 1);
    });
}
