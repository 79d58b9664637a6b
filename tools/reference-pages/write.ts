import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/ground/package-root.js';
import { referencePages } from './pages.js';

/** Writes the pages that are made from a schema or a register. */
for (const [file, render] of Object.entries(referencePages)) writeFileSync(join(packageRoot, 'docs', file), render());
