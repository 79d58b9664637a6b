import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/ground/package-root.js';
import { publishedSchemas, publishedText } from './published.js';

for (const [file, schema] of Object.entries(publishedSchemas)) {
  writeFileSync(join(packageRoot, 'spec', file), publishedText(schema));
}
