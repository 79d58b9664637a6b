import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

interface Program {
  /** What it is called on the PATH. The first that is there is taken. */
  readonly names: readonly string[];
  /** What is not tested without it. */
  readonly shows: string;
  /** Another way to say where it is. */
  readonly variable?: string;
  /** Where it may lie beside the PATH. */
  readonly elsewhere?: () => string;
}

const programs = {
  chromium: {
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge'],
    shows: 'the report page in a browser',
    variable: 'CHROME_PATH',
    // The one that `npx playwright install chromium` leaves.
    elsewhere: () => chromium.executablePath(),
  },
  openssl: { names: ['openssl'], shows: 'targets with certificates of their own' },
  bash: { names: ['bash'], shows: 'what reports and templates say in a shell' },
  jq: { names: ['jq'], shows: 'the driver to start from in a shell' },
  curl: { names: ['curl'], shows: 'the curl driver' },
  npm: { names: ['npm'], shows: 'packages of npm' },
  python3: { names: ['python3'], shows: 'the Python driver' },
  go: { names: ['go'], shows: 'the Go driver' },
  php: { names: ['php'], shows: 'the PHP driver' },
  composer: { names: ['composer'], shows: 'the PHP driver' },
  ruby: { names: ['ruby'], shows: 'the Ruby driver' },
  gem: { names: ['gem'], shows: 'the Ruby driver' },
  java: { names: ['java'], shows: 'the Java driver' },
  javac: { names: ['javac'], shows: 'the Java driver' },
  mvn: { names: ['mvn'], shows: 'the Java driver' },
} satisfies Record<string, Program>;

/** A program beside Node that some tests need. */
export type ProgramName = keyof typeof programs;

/** Where a program is; absent where there is none. */
export function programPath(name: ProgramName, env: NodeJS.ProcessEnv = process.env): string | undefined {
  const { names, variable, elsewhere }: Program = programs[name];
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = [
    ...(variable === undefined ? [] : [env[variable] ?? '']),
    ...names.flatMap((one) => folders.map((folder) => join(folder, one))),
    ...(elsewhere === undefined ? [] : [elsewhere()]),
  ];
  return candidates.find(isProgram);
}

/**
 * Where a program is. Where there is none the test is skipped with a note of what is not tested, or fails where
 * `NOTHING_SKIPPED` is set.
 */
export function needs(name: ProgramName, skip: (note: string) => never, env: NodeJS.ProcessEnv = process.env): string {
  const found = programPath(name, env);
  if (found !== undefined) return found;
  const { shows, variable }: Program = programs[name];
  const how = variable === undefined ? 'put it on the PATH' : `put it on the PATH or set ${variable}`;
  const note = `not tested: ${shows}: there is no ${name}, ${how}`;
  if (env.NOTHING_SKIPPED !== undefined) throw new Error(note);
  return skip(note);
}

function isProgram(path: string): boolean {
  if (path === '') return false;
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
