import { writeFileSync } from 'node:fs';
import { mutants } from '../../fixtures/mutants/index.js';
import { told, toldMutantsFile } from '../../fixtures/mutants/told.js';
import { builtCopyFile } from '../../src/model/contract/built-copy.js';
import { copyOf, readContract } from '../../src/model/contract/contract.js';

writeFileSync(builtCopyFile, JSON.stringify(copyOf(readContract())));
writeFileSync(toldMutantsFile, JSON.stringify(told(mutants)));
