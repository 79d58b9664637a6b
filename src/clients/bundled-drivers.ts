import { join } from 'node:path';
import { packageRoot } from '../ground/package-root.js';
import { UsageError } from '../ground/usage-error.js';

/** A driver that comes with the suite. Its client must be installed where it is started. */
export interface BundledDriver {
  /** Stable, in kebab case; what `sdk --driver` takes. */
  readonly name: string;
  readonly command: readonly string[];
}

const file = (name: string) => join(packageRoot, 'drivers', name);
const node = process.execPath;

/** Every driver that can be started without being built. */
export const bundledDrivers: readonly BundledDriver[] = [
  { name: 'seam', command: [node, file('javascript.mjs'), 'seam'] },
  { name: 'seamapi-http', command: [node, file('javascript.mjs'), '@seamapi/http'] },
  { name: 'seamapi-cli', command: [node, file('cli.mjs')] },
  { name: 'curl', command: [node, file('curl.mjs')] },
  { name: 'python', command: ['python3', file('python_seam.py')] },
  { name: 'php', command: ['php', file('php_seam.php')] },
  { name: 'ruby', command: ['ruby', file('ruby_seam.rb')] },
];

/** The driver of that name. Throws a UsageError where there is none. */
export function bundledDriver(name: string): BundledDriver {
  const found = bundledDrivers.find((driver) => driver.name === name);
  if (found) return found;
  throw new UsageError(
    `there is no driver "${name}"`,
    `Take one of ${bundledDrivers.map((driver) => driver.name).join(', ')}, or give a command after --.`,
  );
}
