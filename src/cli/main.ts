#!/usr/bin/env node
import { CommanderError } from 'commander';
import { EmptySelection } from '../run/selection.js';
import { UsageError } from '../usage-error.js';
import { processConsole } from './console.js';
import { program } from './program.js';
import { nothingMatched } from './selection-from.js';

const console = processConsole();
try {
  await program(console, (code) => {
    process.exitCode = code;
  }).parseAsync();
} catch (thrown) {
  const error = thrown instanceof EmptySelection ? nothingMatched(thrown.selection) : thrown;
  if (error instanceof CommanderError) {
    // Help and version end with 0; commander has already said what is wrong with anything else.
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else if (error instanceof UsageError) {
    console.note(`${console.colors.red('error:')} ${error.message}`);
    if (error.advice !== undefined) console.note(error.advice);
    process.exitCode = 2;
  } else {
    console.note(
      `${console.colors.red('defect of the suite:')} ${error instanceof Error ? error.stack : String(error)}`,
    );
    process.exitCode = 2;
  }
}
