import { existsSync } from 'node:fs';
import { copyFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { packageRoot } from '../../src/ground/package-root.js';
import { isThere, run } from './tool.js';

/** How a published client is put into a folder of its own, and driven from there. */
export interface PublishedClient {
  /** Stable, in kebab case. */
  readonly name: string;
  /** The name of its folder, where it shares one with others; its own name unless given. */
  readonly home?: string;
  /** What a person would type to have it. */
  readonly installation: string;
  /** Programs without which it cannot be run. */
  readonly needs: readonly string[];
  /** Installs it unless it is there. Resolves to the command of its driver. */
  readonly prepare: (folder: string) => Promise<readonly string[]>;
  readonly env?: (folder: string) => NodeJS.ProcessEnv;
}

const driver = (...path: string[]) => join(packageRoot, 'drivers', ...path);

interface NpmHome {
  readonly home: string;
  readonly specifiers: readonly string[];
}

function npmPackage(
  name: string,
  specifier: string,
  command: readonly string[],
  { home, specifiers }: NpmHome = { home: name, specifiers: [specifier] },
): PublishedClient {
  const id = specifier.replace(/@(?:latest|[\d.]+)$/, '');
  return {
    name,
    home,
    installation: `npm install ${specifier}`,
    needs: ['npm'],
    async prepare(folder) {
      // Optional packages are hundreds of megabytes of programs that no call needs.
      const omitted = ['--omit=optional', '--ignore-scripts'];
      const flags = [...omitted, '--no-audit', '--no-fund', '--no-package-lock', '--engine-strict=false'];
      // The folder lies within a project, whose own dependencies are not to be touched.
      if (!existsSync(join(folder, 'node_modules', id)))
        await run(folder, 'npm', 'install', '--prefix', folder, ...flags, ...specifiers);
      return command;
    },
  };
}

// The one depends on the other, which brings hundreds of megabytes along.
const seamAndCli: NpmHome = { home: 'seam', specifiers: ['seam@latest', '@seamapi/cli@latest'] };

/** Every client that the table is about. */
export const publishedClients: readonly PublishedClient[] = [
  npmPackage('seam', 'seam@latest', [process.execPath, driver('javascript.mjs'), 'seam'], seamAndCli),
  // The newest that declares Node 20.
  npmPackage('seam-node-20', 'seam@1.160.0', [process.execPath, driver('javascript.mjs'), 'seam']),
  npmPackage('seamapi-http', '@seamapi/http@latest', [process.execPath, driver('javascript.mjs'), '@seamapi/http']),
  npmPackage('seamapi-cli', '@seamapi/cli@latest', [process.execPath, driver('cli.mjs')], seamAndCli),
  {
    name: 'curl',
    installation: 'your system comes with it, or https://curl.se/download.html',
    needs: ['curl'],
    prepare: async () => [process.execPath, driver('curl.mjs')],
  },
  {
    name: 'python',
    installation: 'pip install seam',
    needs: ['python3'],
    async prepare(folder) {
      const python = join(folder, 'venv', 'bin', 'python');
      if (!existsSync(python)) {
        await run(folder, 'python3', '-m', 'venv', 'venv');
        await run(folder, python, '-m', 'pip', 'install', '--quiet', 'seam');
      }
      return [python, driver('python_seam.py')];
    },
  },
  {
    name: 'go',
    installation: 'go get github.com/seamapi/go@v0.6.1',
    needs: ['go'],
    async prepare(folder) {
      const binary = join(folder, 'driver');
      await copyFile(driver('go', 'main.go'), join(folder, 'main.go'));
      if (!existsSync(join(folder, 'go.mod'))) {
        await run(folder, 'go', 'mod', 'init', 'driver');
        await run(folder, 'go', 'get', 'github.com/seamapi/go@v0.6.1');
        await run(folder, 'go', 'mod', 'tidy');
      }
      await run(folder, 'go', 'build', '-o', binary, '.');
      return [binary];
    },
  },
  {
    name: 'php',
    installation: 'composer require seamapi/seam',
    needs: ['php', 'composer'],
    async prepare(folder) {
      if (!existsSync(join(folder, 'vendor')))
        await run(folder, 'composer', 'require', '--quiet', '--no-interaction', 'seamapi/seam');
      return ['php', driver('php_seam.php')];
    },
  },
  {
    name: 'ruby',
    installation: 'gem install seam',
    needs: ['ruby', 'gem'],
    async prepare(folder) {
      const home = join(folder, 'gems');
      if (!existsSync(home)) await run(folder, 'gem', 'install', '--install-dir', home, '--no-document', 'seam');
      return ['ruby', driver('ruby_seam.rb')];
    },
    env: (folder) => ({ GEM_HOME: join(folder, 'gems'), GEM_PATH: join(folder, 'gems') }),
  },
  {
    name: 'java',
    installation: 'io.github.seamapi:java:0.3.0 as a dependency of Maven or Gradle',
    needs: ['java', 'javac', 'mvn'],
    async prepare(folder) {
      if (!existsSync(join(folder, 'lib'))) {
        await writeFile(join(folder, 'pom.xml'), pomOf('io.github.seamapi', 'java', '0.3.0'));
        await run(folder, 'mvn', '--batch-mode', '--quiet', 'dependency:copy-dependencies', '-DoutputDirectory=lib');
      }
      await run(folder, 'javac', '-cp', 'lib/*', '-d', 'classes', driver('java', 'Driver.java'));
      return ['java', '-cp', ['classes', join('lib', '*')].join(delimiter), 'Driver'];
    },
  },
];

function pomOf(groupId: string, artifactId: string, version: string): string {
  const dependency = `<groupId>${groupId}</groupId><artifactId>${artifactId}</artifactId><version>${version}</version>`;
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>drivers</groupId><artifactId>driver</artifactId><version>1</version>
  <dependencies><dependency>${dependency}</dependency></dependencies>
</project>
`;
}

/** What is missing to run a client; absent where nothing is. */
export async function missing({ needs, installation }: PublishedClient): Promise<string | undefined> {
  for (const program of needs) {
    if (!(await isThere(program, program === 'go' ? 'version' : '--version'))) {
      return `driver not run: ${program} is not installed; ${installation}`;
    }
  }
  return undefined;
}
