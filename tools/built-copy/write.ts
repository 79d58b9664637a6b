import { writeFileSync } from 'node:fs';
import { builtCopyFile } from '../../src/model/contract/built-copy.js';
import { copyOf, readContract } from '../../src/model/contract/contract.js';

writeFileSync(builtCopyFile, JSON.stringify(copyOf(readContract())));
