import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot, suiteVersion } from '../ground/package-root.js';

/** Whether the installed suite is a release, or something that its version does not name. */
export interface SuiteState {
  readonly version: string;
  /** Why nobody else can install the same; absent for a release. */
  readonly dirt?: string;
}

/** The state of the installed suite. */
export function suiteState(version: string = suiteVersion, root: string = packageRoot): SuiteState {
  const dirt = dirtIn(version) ?? uncommittedIn(root);
  return { version, ...(dirt === undefined ? {} : { dirt }) };
}

function dirtIn(version: string): string | undefined {
  const isMarked = version.includes('+') || /-.*\b(?:dirty|dev|local|snapshot|wip)\b/i.test(version);
  return isMarked ? `its version ${version} is not that of a release` : undefined;
}

// Only a checkout of the suite itself counts; a project that has installed it has a repository of its own above.
function uncommittedIn(root: string): string | undefined {
  if (!existsSync(join(root, '.git'))) return undefined;
  try {
    const { GIT_DIR: _dir, GIT_WORK_TREE: _tree, GIT_INDEX_FILE: _index, ...env } = process.env;
    const changes = execFileSync('git', ['-C', root, 'status', '--porcelain'], {
      encoding: 'utf8',
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return changes === '' ? undefined : 'it is a checkout with changes that are not committed';
  } catch {
    return 'it is a checkout, and git cannot say whether it has changes';
  }
}
