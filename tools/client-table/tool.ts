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
    // Composer breaks its errors at the width of the terminal, and its last words would start within one.
    const env = { ...process.env, COLUMNS: '1000' };
    await execute(program, [...args], { cwd: folder, env, maxBuffer: 64 * 1024 * 1024 });
  } catch (error) {
    const { stderr = '' } = error as { readonly stderr?: string };
    const last = stderr
      .split('\n')
      .filter((line) => line.trim() !== '' && !isSynopsis(line))
      .at(-1);
    throw new Error(`${program} ${args.join(' ')} failed: ${(last ?? '').trim().slice(0, 300)}`);
  }
}

// Composer ends every failure with all options of its command, which says nothing of the reason.
function isSynopsis(line: string): boolean {
  return / \[--/.test(line);
}
