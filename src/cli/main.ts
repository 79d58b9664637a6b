#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';
import { CommanderError } from 'commander';
import { processConsole } from '../ground/console.js';
import { systemErrorText } from '../ground/system-error.js';
import { UsageError } from '../ground/usage-error.js';
import { EmptySelection } from '../run/selection.js';
import { program } from './program.js';
import { nothingMatched } from './selection-from.js';

// What a run keeps is small; a nursery that grows with its many short-lived answers would be most of its memory.
setFlagsFromString('--semi-space-growth-factor=1');

const console = processConsole();
const argv = process.argv.slice(2);
const exit = (code: number) => {
  process.exitCode = code;
};
const root = await program(console, exit, argv);
try {
  await root.parseAsync();
} catch (thrown) {
  const error = thrown instanceof EmptySelection ? nothingMatched(thrown) : thrown;
  if (error instanceof CommanderError) {
    // Help and version end with 0; commander has already said what is wrong with anything else.
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else if (error instanceof UsageError) {
    console.note(`${console.colors.red('error:')} ${error.message}`);
    if (error.advice !== undefined) console.note(error.advice);
    process.exitCode = 2;
  } else if (systemErrorText(error) !== undefined) {
    const { path } = error as NodeJS.ErrnoException;
    console.note(`${console.colors.red('error:')} ${path === undefined ? '' : `${path}: `}${systemErrorText(error)}`);
    process.exitCode = 2;
  } else {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    console.note(console.colors.red('defect of the suite:'));
    for (const line of text.split('\n')) console.note(line);
    process.exitCode = 2;
  }
}
