import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { regularFileText } from '../../ground/regular-file.js';
import { type PackageManager, packageManagers } from './package-manager.js';

/** The continuous integration that a project uses; `shell` where none is recognised. */
export const ciKinds = ['github', 'gitlab', 'shell'] as const;

/** One of them. */
export type CiKind = (typeof ciKinds)[number];

/** What can be found out of a project by looking at its files. */
export interface Surroundings {
  readonly folder: string;
  /** The root of the repository; the folder itself where there is none. */
  readonly root: string;
  /** The folder as seen from the root, with slashes; empty where it is the root. */
  readonly place: string;
  readonly ci: CiKind;
  readonly manager: PackageManager;
  /** Whether there is a lock to install by. */
  readonly isLocked: boolean;
  /** Whether this suite is among the packages that the project installs. */
  readonly isInstalled: boolean;
  readonly usesVitest: boolean;
  readonly usesTypeScript: boolean;
  /** Whether installed packages lie in the folder and would be committed with it. */
  readonly keepsPackages: boolean;
}

/** Looks at the files of a project. Nothing is run, and a file that cannot be read says nothing. */
export function surroundingsOf(folder: string): Surroundings {
  const root = above(folder).find((one) => existsSync(join(one, '.git'))) ?? folder;
  // A package of a larger repository shares the lock and the tools of the whole.
  const folders = above(folder).slice(0, above(folder).indexOf(root) + 1);
  const has = (...files: readonly string[]) => folders.some((one) => files.some((file) => existsSync(join(one, file))));
  const packages = new Set(folders.flatMap(packagesOf));
  const manager = packageManagers.find(({ locks }) => has(...locks)) ?? packageManagers[0];
  return {
    folder,
    root,
    place: relative(root, folder).replaceAll('\\', '/'),
    ci: ciOf(root),
    manager,
    isLocked: has(...manager.locks.slice(0, 1)),
    isInstalled: packages.has('seam-conformance'),
    usesVitest: packages.has('vitest'),
    usesTypeScript: packages.has('typescript') || has('tsconfig.json'),
    keepsPackages:
      existsSync(join(folder, 'node_modules')) &&
      !folders.some((one) => /^[/*]*node_modules\/?\s*$/m.test(textOf(join(one, '.gitignore')))),
  };
}

function above(folder: string): readonly string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...above(parent)];
}

function packagesOf(folder: string): readonly string[] {
  try {
    const { dependencies, devDependencies } = JSON.parse(textOf(join(folder, 'package.json')));
    return Object.keys({ ...dependencies, ...devDependencies });
  } catch {
    return [];
  }
}

function ciOf(root: string): CiKind {
  if (existsSync(join(root, '.github'))) return 'github';
  if (existsSync(join(root, '.gitlab-ci.yml')) || existsSync(join(root, '.gitlab'))) return 'gitlab';
  const remotes = [...textOf(join(root, '.git', 'config')).matchAll(/^\s*url\s*=\s*(.+)$/gm)].map(([, url]) => url);
  if (remotes.some((url = '') => /\bgithub\b/.test(url))) return 'github';
  return remotes.some((url = '') => /\bgitlab\b/.test(url)) ? 'gitlab' : 'shell';
}

function textOf(file: string): string {
  try {
    return regularFileText(file);
  } catch {
    return '';
  }
}
