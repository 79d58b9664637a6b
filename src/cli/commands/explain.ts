import { Command } from 'commander';
import { toldMutants } from '../../../fixtures/mutants/told.js';
import type { Console } from '../../ground/console.js';
import { explanationOf } from '../../report/explain/explanation.js';
import { explanationLines } from '../../report/explain/text.js';

/** `explain`: all that is known of a requirement or a case, with example requests and answers. */
export function explainCommand(console: Console, exit: (code: number) => void): Command {
  return new Command('explain')
    .description('explain a requirement or a case, with example requests and answers')
    .argument('<id>', 'of a requirement, such as uuid.malformed-refused, or of a case')
    .addHelpText(
      'after',
      `
Requests are those of a run with the default seed, with made-up ids; nothing is sent. Credentials stand as variables.

Examples:
  $ seam-conformance explain uuid.malformed-refused
  $ seam-conformance explain user_identities.delete/required.no-body-refused/no-body`,
    )
    .action(async (id: string) => {
      const explanation = explanationOf(id, await toldMutants());
      for (const line of explanationLines(explanation, console.colors)) console.out(line);
      exit(0);
    });
}
