import picocolors from 'picocolors';

/** Where a command writes, and what it knows of the terminal. */
export interface Console {
  /** A line of results. */
  readonly out: (line: string) => void;
  /** A line about what is going on. */
  readonly note: (line: string) => void;
  readonly colors: ReturnType<typeof picocolors.createColors>;
  /** Whether a person watches standard error. */
  readonly isInteractive: boolean;
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
}

/** The console of this process. Colours only on a terminal, and never against `NO_COLOR`. */
export function processConsole(): Console {
  const { env } = process;
  // Whoever reads no further, such as `head`, has no say in the exit code.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  const isColoured = (process.stdout.isTTY === true || env.FORCE_COLOR !== undefined) && env.NO_COLOR === undefined;
  return {
    out: (line) => process.stdout.write(`${line}\n`),
    note: (line) => process.stderr.write(`${line}\n`),
    colors: picocolors.createColors(isColoured),
    isInteractive: process.stderr.isTTY === true && env.CI === undefined,
    env,
    cwd: process.cwd(),
  };
}
