import { cpSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll } from 'vitest';
import { contractOf, sampleBundle } from '../../certificate/sample-bundle.test-support.js';
import type { SuiteState } from '../../certificate/suite-state.js';
import { testConsole } from '../testing/console.test-support.js';
import { certifyCommand } from './certify.js';
import { revokeCommand } from './revoke.js';
import { verifyCommand } from './verify.js';

async function certifierFolder() {
  const cwd = await mkdtemp(join(tmpdir(), 'seam-conformance-certify-'));
  const contract = () => contractOf('user_identities.delete');
  const { folder: original } = await sampleBundle({ contract: contract(), profile: 'safe', lender: 'reference' });
  return {
    cwd,
    /** The bundle once more, under that name. */
    copied(name: string): string {
      const folder = join(cwd, name);
      rmSync(folder, { recursive: true, force: true });
      cpSync(original, folder, { recursive: true });
      return folder;
    },
    async command(
      make: 'certify' | 'verify' | 'revoke',
      args: readonly string[],
      suite: () => SuiteState = () => ({ version: '1.0.0' }),
      { isTold = true, env = {} }: { readonly isTold?: boolean; readonly env?: NodeJS.ProcessEnv } = {},
    ) {
      const lines: string[] = [];
      let code = -1;
      const console = testConsole(lines, { cwd, env, keepsNotes: true });
      const exit = (received: number) => {
        code = received;
      };
      const made = {
        certify: () => certifyCommand(console, exit, suite, contract),
        verify: () => verifyCommand(console, exit, contract),
        revoke: () => revokeCommand(console, exit),
      }
        [make]()
        .exitOverride()
        .configureOutput({ writeErr: () => undefined });
      const given = make === 'certify' && isTold ? [...args, ...told(args)] : args;
      await made.parseAsync([...given], { from: 'user' });
      return { code, text: lines.join('\n') };
    },
  };
}

/** The commands of certifiers in a folder of their own with the bundle of a run, made before the tests of a file. */
export function certifier() {
  let made: Awaited<ReturnType<typeof certifierFolder>>;
  beforeAll(async () => {
    made = await certifierFolder();
  });
  const command: typeof made.command = (...args) => made.command(...args);
  return { command, copied: (name: string) => made.copied(name), inFolder: (name: string) => join(made.cwd, name) };
}

/** What a certifier of a sample has to say: it was judged on this machine, and mostly no word was given out. */
function told(args: readonly string[]): readonly string[] {
  return ['--allow-loopback', ...(args.includes('--challenge') ? [] : ['--no-challenge'])];
}
