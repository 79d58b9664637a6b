import picocolors from 'picocolors';
import type { Console } from '../../ground/console.js';

/** A console without colours that keeps the lines of results, and those of notes where they are wanted. */
export function testConsole(
  lines: string[],
  {
    cwd = '.',
    env = {},
    keepsNotes = false,
  }: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv; readonly keepsNotes?: boolean } = {},
): Console {
  const keep = (line: string) => lines.push(line);
  return {
    out: keep,
    page: keep,
    note: keepsNotes ? keep : () => undefined,
    colors: picocolors.createColors(false),
    isInteractive: false,
    env,
    cwd,
  };
}
