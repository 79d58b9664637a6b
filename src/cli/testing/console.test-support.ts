import picocolors from 'picocolors';
import type { Console } from '../../ground/console.js';

/** A console without colours that keeps the lines of results. */
export function testConsole(lines: string[]): Console {
  return {
    out: (line) => lines.push(line),
    page: (line) => lines.push(line),
    note: () => undefined,
    colors: picocolors.createColors(false),
    isInteractive: false,
    env: {},
    cwd: '.',
  };
}
