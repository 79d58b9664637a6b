#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';
import { processConsole } from '../ground/console.js';
import { EmptySelection } from '../run/selection.js';
import { program } from './program.js';
import { nothingMatched } from './selection-from.js';
import { tellError, tellStray, withoutSecretsOf } from './tell-error.js';

// What a run keeps is small; a nursery that grows with its many short-lived answers would be most of its memory.
setFlagsFromString('--semi-space-growth-factor=1');
// Nor is it let grow to several times what is in use before it is looked through: judging makes much that lives briefly.
setFlagsFromString('--heap-growing-percent=40');

const console = processConsole(withoutSecretsOf(process.env));
const argv = process.argv.slice(2);
const exit = (code: number) => {
  process.exitCode = code;
};
// What a configuration or a module of the user starts and nobody waits for. A run that goes on ends, and tidies up.
process.on('uncaughtException', (error) => {
  exit(tellStray(error, console));
  if (!process.emit('SIGTERM')) process.exit(2);
});
const root = await program(console, exit, argv);
try {
  await root.parseAsync();
} catch (thrown) {
  exit(tellError(thrown instanceof EmptySelection ? nothingMatched(thrown) : thrown, console));
}
