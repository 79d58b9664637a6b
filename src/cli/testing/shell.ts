import { execFile } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { mutant } from '../../../fixtures/mutants/index.js';
import { createReference } from '../../../fixtures/reference/reference.js';
import { referenceCredentials } from '../../../fixtures/reference/seed.js';
import { listen } from '../../../fixtures/serve.js';
import { packageRoot } from '../../ground/package-root.js';
import { emptyFolder } from './command.js';

/** What documented commands are run with. */
export interface Shell {
  /** Runs commands one after the other in a folder, until one fails. Resolves to the first that fails, if any. */
  readonly run: (folder: string, commands: readonly string[]) => Promise<FailedCommand | undefined>;
}

/** A command that failed, and what it printed. */
export interface FailedCommand {
  readonly command: string;
  readonly output: string;
}

const programs = ['seam-conformance', 'npx', 'npm', 'jq'];

/** A shell with the suite as it is installed, outside any checkout, and with stand-ins for everything that would take long. */
export function openShell(): Shell {
  const root = emptyFolder();
  for (const part of ['dist', 'spec', 'drivers', 'package.json']) {
    cpSync(join(packageRoot, part), join(root, part), { recursive: true });
  }
  symlinkSync(join(packageRoot, 'node_modules'), join(root, 'node_modules'), 'junction');
  const bin = join(root, 'bin');
  mkdirSync(bin);
  const standIn = join(packageRoot, 'src', 'cli', 'testing', 'stand-in.mjs');
  for (const program of programs) {
    const file = join(bin, program);
    writeFileSync(file, `#!${process.execPath}\nimport(${JSON.stringify(standIn)});\n`);
    chmodSync(file, 0o755);
  }
  return {
    async run(folder, commands) {
      const { url, close } = await listen((await createReference()).handle);
      const broken = await createReference();
      const violating = await listen(mutant('uuid-unanchored').wrap(broken.handle, broken));
      const lent = { SEAM_ENDPOINT: url, ...credentials };
      const env = {
        ...lent,
        PATH: `${bin}${delimiter}${process.env.PATH}`,
        HOME: folder,
        CI: '1',
        MUTANT_ENDPOINT: violating.url,
        DOCUMENTED_PACKAGE: root,
        DOCUMENTED_LENT: JSON.stringify(lent),
      };
      try {
        return await failureOf(folder, commands, env);
      } finally {
        await Promise.all([close(), violating.close()]);
      }
    },
  };
}

const credentials = {
  SEAM_API_KEY: referenceCredentials.apiKey,
  SEAM_PERSONAL_ACCESS_TOKEN: referenceCredentials.personalAccessToken,
  SEAM_CONFORMANCE_OTHER_API_KEY: referenceCredentials.otherApiKey,
};

function failureOf(
  folder: string,
  commands: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<FailedCommand | undefined> {
  const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
  // One shell for all of them, as later ones use what earlier ones have exported.
  const script = [
    'set -e',
    ...commands.flatMap((command) => [`printf '\\n%s\\n' ${quoted(`@@ ${command}`)} >&2`, command]),
  ];
  return new Promise((resolve) => {
    const options = { cwd: folder, env, maxBuffer: 64 * 1024 * 1024 };
    execFile('sh', ['-c', script.join('\n')], options, (error, stdout, stderr) => {
      const [last = ''] = stderr.split('\n@@ ').slice(-1);
      const [command = ''] = last.split('\n');
      resolve(error === null ? undefined : { command, output: `${stdout.slice(-2000)}\n${last}` });
    });
  });
}
