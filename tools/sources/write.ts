import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourceDocuments } from '../../spec/sources/index.js';
import { packageRoot } from '../../src/ground/package-root.js';
import { renderSources } from './render.js';

/** Writes `docs/sources.md`. */
writeFileSync(join(packageRoot, 'docs', 'sources.md'), renderSources(sourceDocuments));
