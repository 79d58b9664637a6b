#!/usr/bin/env node
import { fewestFiles, mayOpen } from './open-files.js';

// Where loading cannot open what it needs, it fails in words that mislead.
if (mayOpen(fewestFiles)) {
  await (await import('./command-line.js')).commandLine();
} else {
  process.stderr.write(
    `error: too few files may be open at a time (EMFILE)\nAllow at least 256, such as by ulimit -n 256.\n`,
  );
  process.exitCode = 2;
}
