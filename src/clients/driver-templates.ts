import { join } from 'node:path';
import { packageRoot } from '../ground/package-root.js';
import { UsageError } from '../ground/usage-error.js';

/** A driver to start from: it runs as it is, by plain HTTP, until a client is put in its place. */
export interface DriverTemplate {
  /** What `sdk init` takes. */
  readonly language: string;
  /** Where it is written, from the working folder. */
  readonly file: string;
  /** What has to be typed before it is driven, if anything. */
  readonly build?: readonly string[];
  /** What drives it. */
  readonly command: readonly [string, ...string[]];
}

/** One for each language. */
export const driverTemplates: readonly DriverTemplate[] = [
  { language: 'shell', file: 'driver.sh', command: ['bash', 'driver.sh'] },
  { language: 'javascript', file: 'driver.mjs', command: ['node', 'driver.mjs'] },
  { language: 'python', file: 'driver.py', command: ['python3', 'driver.py'] },
  {
    language: 'go',
    // A folder holds one package of Go, and that of the working folder may be the client itself.
    file: 'driver/main.go',
    build: ['go', 'build', '-o', 'driver/driver', 'driver/main.go'],
    command: ['./driver/driver'],
  },
  { language: 'php', file: 'driver.php', command: ['php', 'driver.php'] },
  { language: 'ruby', file: 'driver.rb', command: ['ruby', 'driver.rb'] },
];

/** Where the text of a template stands. */
export function templateFile({ file }: DriverTemplate): string {
  return join(packageRoot, 'drivers', 'templates', file);
}

/** The template of a language. Throws a UsageError where there is none. */
export function driverTemplate(language: string): DriverTemplate {
  const found = driverTemplates.find((template) => template.language === language.toLowerCase());
  if (found) return found;
  throw new UsageError(
    `there is no driver to start from in ${language}`,
    `Take one of ${driverTemplates.map((template) => template.language).join(', ')}; drivers/README.md has the protocol.`,
  );
}
