import type { Command } from 'commander';
import { didYouMean } from '../ground/nearest.js';

/** A line that names the known flag nearest to the first unknown one. */
export function nearestOption(argv: readonly string[], root: Command): string {
  const command = root.commands.find((one) => argv.includes(one.name())) ?? root;
  const known = command.options.flatMap(({ long }) => (long ? [long] : []));
  const unknown = argv
    .map((word) => word.split('=')[0] ?? '')
    .find((word) => word.startsWith('-') && !known.includes(word));
  return `The flag ${unknown ?? ''} is not known${didYouMean(unknown ?? '', [...known, '--help'])}`;
}
