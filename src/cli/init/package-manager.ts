/** How a project installs packages and runs their commands. */
export interface PackageManager {
  readonly name: 'npm' | 'pnpm' | 'yarn' | 'bun';
  /** The files by which a project shows that it uses it. */
  readonly locks: readonly string[];
  /** Installs exactly what the lock says. */
  readonly installLocked: string;
  readonly install: string;
  /** Installs one package more, as part of the project. */
  readonly add: string;
  /** In front of the command of an installed package. */
  readonly exec: string;
  /** Makes it available where only Node is. */
  readonly setup?: string;
  /** What `actions/setup-node` keeps between two runs; absent where it does not know it. */
  readonly cache?: string;
}

/** The package managers, the usual one first. */
export const packageManagers: readonly [PackageManager, ...PackageManager[]] = [
  {
    name: 'npm',
    locks: ['package-lock.json', 'npm-shrinkwrap.json'],
    installLocked: 'npm ci',
    install: 'npm install',
    add: 'npm install --save-dev',
    exec: 'npx',
    cache: 'npm',
  },
  {
    name: 'pnpm',
    locks: ['pnpm-lock.yaml', 'pnpm-workspace.yaml'],
    installLocked: 'pnpm install --frozen-lockfile',
    install: 'pnpm install',
    add: 'pnpm add --save-dev',
    exec: 'pnpm exec',
    setup: 'corepack enable',
  },
  {
    name: 'yarn',
    locks: ['yarn.lock', '.yarnrc.yml', '.pnp.cjs'],
    installLocked: 'yarn install --immutable',
    install: 'yarn install',
    add: 'yarn add --dev',
    exec: 'yarn',
    setup: 'corepack enable',
  },
  {
    name: 'bun',
    locks: ['bun.lock', 'bun.lockb'],
    installLocked: 'bun install --frozen-lockfile',
    install: 'bun install',
    add: 'bun add --dev',
    exec: 'bunx',
    setup: 'npm install --global bun',
  },
];
