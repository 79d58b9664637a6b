import { randomInt } from 'node:crypto';
import picocolors from 'picocolors';
import { oneLine, visible, withoutCommands } from './visible.js';

/** Where a command writes, and what it knows of the terminal. Whatever is foreign in a text is shown and never acted upon. */
export interface Console {
  /** A line of results. A line end within it is foreign, and shown by its name. */
  readonly out: (line: string) => void;
  /** Results of several lines, whose line ends are the suite's own. */
  readonly page: (text: string) => void;
  /** A line about what is going on. */
  readonly note: (line: string) => void;
  readonly colors: Colors;
  /** Whether a person watches standard error. */
  readonly isInteractive: boolean;
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
}

/** Functions that colour a text. */
export type Colors = ReturnType<typeof picocolors.createColors>;

/**
 * The console of this process. Colours only on a terminal, and never against `NO_COLOR`.
 * @param redact takes secrets out of every line that is no result: such lines quote what people have typed by mistake.
 * @param onUntold told why results cannot be written, such as to a disk that is full.
 */
export function processConsole(redact: (text: string) => string, onUntold: (error: Error) => void): Console {
  const { env } = process;
  // Whoever reads no further, such as `head`, has no say in the exit code.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') onUntold(Object.assign(error, { path: 'standard output' }));
  });
  // Where what goes on cannot be told, it goes on all the same.
  process.stderr.on('error', () => undefined);
  const isColoured = (process.stdout.isTTY === true || env.FORCE_COLOR !== undefined) && env.NO_COLOR === undefined;
  // Nobody can guess it, so no foreign text can colour anything. Whoever measures a text still finds colours in it.
  const mark = `\x1b[${[1, 2, 3].map(() => randomInt(1000, 10_000)).join(';')};`;
  const shown = (text: string, piece: (foreign: string) => string) =>
    text
      .split(mark)
      .map((one, index) => (index === 0 ? piece(one) : coloured(one, piece)))
      .join('');
  return {
    out: (line) => process.stdout.write(`${shown(line, oneLine)}\n`),
    page: (text) => process.stdout.write(`${shown(text, (piece) => withoutCommands(visible(piece)))}\n`),
    note: (line) => process.stderr.write(`${shown(redact(line), oneLine)}\n`),
    colors: isColoured ? marked(picocolors.createColors(true), mark) : picocolors.createColors(false),
    isInteractive: process.stderr.isTTY === true && env.CI === undefined,
    env,
    cwd: process.cwd(),
  };
}

/** What stands behind a mark: the number of a colour, and text. */
function coloured(text: string, piece: (foreign: string) => string): string {
  const [code = ''] = /^\d+m/.exec(text) ?? [];
  return `\x1b[${code}${piece(text.slice(code.length))}`;
}

/** The same functions, whose colours are marked as the suite's own. */
function marked(colors: Colors, mark: string): Colors {
  const functions = Object.entries(colors).filter(([, value]) => typeof value === 'function');
  return {
    ...colors,
    ...Object.fromEntries(
      functions.map(([name, colour]) => {
        const [open = '', close = ''] = (colour as (text: string) => string)('\0')
          .replaceAll('\x1b[', mark)
          .split('\0');
        return [name, (text: unknown) => `${open}${text}${close}`];
      }),
    ),
  };
}
