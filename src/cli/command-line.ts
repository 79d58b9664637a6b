import { setFlagsFromString } from 'node:v8';
import { processConsole } from '../ground/console.js';
import { EmptySelection } from '../run/selection.js';
import { program } from './program.js';
import { tellError, tellStray, withoutSecretsOf } from './tell-error.js';

/** Does what the words of this process ask for, and sets its exit code. */
export async function commandLine(): Promise<void> {
  // What a run keeps is small; a nursery that grows with its many short-lived answers would be most of its memory.
  setFlagsFromString('--semi-space-growth-factor=1');
  // Nor is it let grow to several times what is in use before it is looked through: judging makes much that lives briefly.
  setFlagsFromString('--heap-growing-percent=40');

  const exit = (code: number) => {
    process.exitCode = code;
  };
  // Whatever a command makes of it, what nobody could read or waited for has failed.
  const fail = (code: number) => process.once('exit', () => exit(code));
  const console = processConsole(withoutSecretsOf(process.env), (error) => fail(tellError(error, console)));
  const argv = process.argv.slice(2);
  // What a configuration or a module of the user starts and nobody waits for. A run that goes on ends, and tidies up.
  process.on('uncaughtException', (error) => {
    fail(tellStray(error, console));
    if (!process.emit('SIGTERM', 'SIGTERM')) process.exit(2);
  });
  const root = await program(console, exit, argv);
  try {
    await root.parseAsync();
  } catch (thrown) {
    // Only who selects nothing pays for loading what could have been meant.
    const told =
      thrown instanceof EmptySelection ? (await import('./selection-from.js')).nothingMatched(thrown) : thrown;
    exit(tellError(told, console));
  }
}
