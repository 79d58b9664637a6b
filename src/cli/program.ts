import { Command } from 'commander';
import { suiteVersion } from '../package-root.js';
import { planCommand } from './commands/plan.js';
import { runCommand } from './commands/run.js';
import { serveCommand } from './commands/serve.js';
import type { Console } from './console.js';

/** The whole command line. `exit` is told the exit code; the process is left to end by itself. */
export function program(console: Console, exit: (code: number) => void): Command {
  const root = new Command('seam-conformance')
    .description("Judges implementations of Seam Connect's access operations against the contract.")
    .version(suiteVersion)
    .showSuggestionAfterError()
    .showHelpAfterError('Add --help for usage and examples.')
    .addHelpText(
      'after',
      `
Exit codes: 0 conforming, 1 non-conforming, 2 usage or harness error, 3 undetermined.

Examples:
  $ seam-conformance run --reference
  $ SEAM_API_KEY=… seam-conformance run https://staging.example.com --profile safe
  $ seam-conformance serve --mutant uuid-unanchored`,
    );
  for (const command of [runCommand(console, exit), planCommand(console, exit), serveCommand(console, exit)]) {
    root.addCommand(command);
  }
  // Errors are thrown to whoever runs the program, from every command alike.
  for (const command of [root, ...root.commands]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => console.out(text.replace(/\n$/, '')),
      writeErr: (text) => console.note(text.replace(/\n$/, '')),
    });
  }
  return root;
}
