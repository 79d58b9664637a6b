import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { libraryMutants } from '../../examples/any-contract/mutants.js';
import { judgeLibraryMutant } from '../../fixtures/kill-matrix/described-runs.js';
import {
  faultsOfMutant,
  faultsOfNullTarget,
  faultsOfVariant,
  type KillMatrix,
  renderMatrix,
} from '../../fixtures/kill-matrix/matrix.js';
import { judgeMutant, judgeNullTarget, judgeVariant, verdictsOnReference } from '../../fixtures/kill-matrix/runs.js';
import { mutants } from '../../fixtures/mutants/index.js';
import { nullTargets } from '../../fixtures/null-targets/index.js';
import { variants } from '../../fixtures/variants/index.js';
import { packageRoot } from '../../src/ground/package-root.js';

/** Writes `docs/kill-matrix.md` from fresh runs, and exits with 1 where a row shows a fault of the suite. */
const baseline = await verdictsOnReference();
const limit = pLimit(5);
const rows: KillMatrix = {
  mutants: [
    ...(await limit.map(mutants, (mutant) => judgeMutant(mutant, baseline))),
    ...(await limit.map(libraryMutants, judgeLibraryMutant)),
  ],
  nullTargets: await limit.map(nullTargets, judgeNullTarget),
  variants: await limit.map(variants, judgeVariant),
};

const folder = join(packageRoot, 'docs');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'kill-matrix.md'), renderMatrix(rows));

const faults = [
  ...rows.mutants.flatMap(faultsOfMutant),
  ...rows.nullTargets.flatMap(faultsOfNullTarget),
  ...rows.variants.flatMap(faultsOfVariant),
];
for (const fault of faults) console.error(fault);
process.exitCode = faults.length === 0 ? 0 : 1;
