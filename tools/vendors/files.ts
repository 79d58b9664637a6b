import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/ground/package-root.js';
import { UsageError } from '../../src/ground/usage-error.js';
import type { RegistryFiles } from './registry.js';

const folders = ['vendors', 'certifiers'];
const isText = (path: string) => /\.(?:json|pub)$/.test(path);

/** The files of the registry as they are. */
export function presentFiles(root: string = packageRoot): RegistryFiles {
  const paths = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path}`),
  );
  return new Map(
    paths
      .map((path) => path.replaceAll('\\', '/'))
      .filter(isText)
      .map((path) => [path, readFileSync(join(root, path), 'utf8')]),
  );
}

/** The files of the registry at a commit of the repository. Throws a UsageError where there is no such commit. */
export function filesAt(commit: string, root: string = packageRoot): RegistryFiles {
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-C', root, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  // Whatever is named, it is a commit and no option.
  const id = commitOf(git, commit);
  const paths = git('ls-tree', '-r', '--name-only', id, '--', ...folders).split('\n');
  return new Map(paths.filter(isText).map((path) => [path, git('show', `${id}:${path}`)]));
}

function commitOf(git: (...args: readonly string[]) => string, name: string): string {
  try {
    return git('rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`).trim();
  } catch {
    throw new UsageError(`there is no commit ${JSON.stringify(name)}`);
  }
}
