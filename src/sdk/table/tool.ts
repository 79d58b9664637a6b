import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Whether a program can be started here. */
export async function isThere(program: string, flag = '--version'): Promise<boolean> {
  return execute(program, [flag]).then(
    () => true,
    () => false,
  );
}

/** Runs a program in a folder. Rejects with its last words where it fails. */
export async function run(folder: string, program: string, ...args: readonly string[]): Promise<void> {
  try {
    await execute(program, [...args], { cwd: folder, maxBuffer: 64 * 1024 * 1024 });
  } catch (error) {
    const { stderr = '' } = error as { readonly stderr?: string };
    const last = stderr.trim().split('\n').at(-1) ?? '';
    throw new Error(`${program} ${args.join(' ')} failed: ${last.slice(0, 300)}`);
  }
}
