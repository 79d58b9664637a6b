import { spawn } from 'node:child_process';
import type { Level } from '../../spec/levels.js';

/** Something that a tool objects to. */
export interface Alarm {
  /** What the tool calls it. */
  readonly check: string;
  /** Where, as the tool names it. */
  readonly operation: string;
  /** Absent for a tool that knows no levels. */
  readonly level?: Level;
}

/** What came of judging one subject by one tool. */
export interface ToolRun {
  readonly alarms: readonly Alarm[];
  /** Whether the exit code tells a pipeline to stop. */
  readonly isFailed: boolean;
  /** What the target was asked, whatever for. */
  readonly requests: number;
  /** From the start of the program to its end, in milliseconds. */
  readonly ms: number;
}

/** Runs a program to its end, and resolves to its exit code and how long it took. Rejects where it cannot be started. */
export async function runProgram(
  program: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env: Readonly<Record<string, string>> },
): Promise<{ readonly code: number; readonly ms: number; readonly output: string }> {
  const start = performance.now();
  const child = spawn(program, args, { cwd: options.cwd, env: { ...process.env, ...options.env } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  const code = await new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (ended) => resolve(ended ?? -1));
  });
  return { code, ms: performance.now() - start, output };
}
