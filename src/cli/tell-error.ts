import { CommanderError } from 'commander';
import type { Console } from '../ground/console.js';
import { packageRoot } from '../ground/package-root.js';
import { systemErrorText } from '../ground/system-error.js';
import { UsageError } from '../ground/usage-error.js';
import { environmentSecrets } from '../model/environment-secrets.js';
import { withoutTokens } from '../model/foreign-secrets.js';
import { createSecrets, type Secrets } from '../model/secrets.js';

/** Says what went wrong: a sentence, but for a defect of the suite. The exit code of the command. */
export function tellError(error: unknown, { note, colors }: Console): 0 | 2 {
  if (error instanceof CommanderError) {
    // Help and version end with 0; commander has already said what is wrong with anything else.
    return error.exitCode === 0 ? 0 : 2;
  }
  if (error instanceof UsageError) {
    note(`${colors.red('error:')} ${error.message}`);
    if (error.advice !== undefined) note(error.advice);
  } else if (systemErrorText(error) !== undefined) {
    const { path } = error as NodeJS.ErrnoException;
    note(`${colors.red('error:')} ${path === undefined ? '' : `${path}: `}${systemErrorText(error)}`);
  } else {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    note(colors.red('defect of the suite:'));
    for (const line of text.split('\n')) note(line);
  }
  return 2;
}

/** The same of an error that nobody waited for: of what a program of the user has started, only what it says. */
export function tellStray(error: unknown, console: Console): 0 | 2 {
  const { stack = '', message = String(error) } = error instanceof Error ? error : {};
  const [top = ''] = stack.split('\n').filter((line) => line.trimStart().startsWith('at '));
  if (top.includes(packageRoot)) return tellError(error, console);
  const [first = ''] = message.split('\n');
  return tellError(
    new UsageError(`the configuration, or what it names, has started something that failed: ${first}`),
    console,
  );
}

/** Takes out of a text what an environment holds of secrets, and what looks like a credential of the API. */
export function withoutSecretsOf(env: NodeJS.ProcessEnv): (text: string) => string {
  let secrets: Secrets | undefined;
  return (text) => {
    if (secrets === undefined) {
      secrets = createSecrets(new Map());
      for (const [label, value] of environmentSecrets(env)) secrets.hide(label, value);
    }
    return withoutTokens(secrets.redact(text));
  };
}
