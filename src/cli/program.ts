import { Command } from 'commander';
import type { Console } from '../ground/console.js';
import { suiteVersion } from '../ground/package-root.js';

type MakeCommand = (console: Console, exit: (code: number) => void) => Command;

/** Every command by its name; each is loaded only when it is asked for, as some of them take long to load. */
const commands: Readonly<Record<string, () => Promise<MakeCommand>>> = {
  init: async () => (await import('./commands/init.js')).initCommand,
  run: async () => (await import('./commands/run.js')).runCommand,
  plan: async () => (await import('./commands/plan.js')).planCommand,
  doctor: async () => (await import('./commands/doctor.js')).doctorCommand,
  serve: async () => (await import('./commands/serve.js')).serveCommand,
  clean: async () => (await import('./commands/clean.js')).cleanCommand,
  sdk: async () => (await import('./commands/sdk.js')).sdkCommand,
  judge: async () => (await import('./commands/judge.js')).judgeCommand,
  certify: async () => (await import('./commands/certify.js')).certifyCommand,
  revoke: async () => (await import('./commands/revoke.js')).revokeCommand,
  verify: async () => (await import('./commands/verify.js')).verifyCommand,
  diff: async () => (await import('./commands/diff.js')).diffCommand,
  explain: async () => (await import('./commands/explain.js')).explainCommand,
  merge: async () => (await import('./commands/merge.js')).mergeCommand,
};

/** The names of all commands, in the order of the help. */
export const commandNames: readonly string[] = Object.keys(commands);

/**
 * The command line. `exit` is told the exit code; the process is left to end by itself.
 * @param argv the words behind the program's name: where they name a command, no other is loaded.
 */
export async function program(
  console: Console,
  exit: (code: number) => void,
  argv: readonly string[],
): Promise<Command> {
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
  for (const load of commandsFor(argv[0])) root.addCommand((await load())(console, exit));
  // Errors are thrown to whoever runs the program, from every command alike.
  for (const command of [root, ...root.commands]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => console.page(text.replace(/\n$/, '')),
      writeErr: (text) => {
        for (const line of text.replace(/\n$/, '').split('\n')) console.note(line);
      },
    });
  }
  return root;
}

function commandsFor(word = ''): readonly (() => Promise<MakeCommand>)[] {
  if (['-V', '--version'].includes(word)) return [];
  const named = Object.hasOwn(commands, word) ? commands[word] : undefined;
  return named ? [named] : Object.values(commands);
}
