import { credentialNames } from '../../spec/credentials.js';
import { claims } from '../../spec/profiles.js';
import { syntheticId } from '../../src/ground/synthetic.js';
import { type Contract, readContract } from '../../src/model/contract/contract.js';
import type { Case, Experiment } from '../../src/model/experiment/experiment.js';
import type { Facts } from '../../src/model/experiment/facts.js';
import { factsFor } from '../../src/model/experiment/facts-for.js';
import { experimentsOf } from './index.js';

/** A case and the experiment that shows it. */
export interface Listed {
  readonly case: Case;
  readonly experiment: Experiment;
}

/** Everything that the suite can judge. */
export interface Catalogue {
  readonly contract: Contract;
  /** Of a target that claims and lends everything. */
  readonly facts: Facts;
  /** By id, in the order of reports. */
  readonly cases: ReadonlyMap<string, Listed>;
}

/** The seed of the ids in examples; the default of a run. */
export const catalogueSeed = 1;

let known: Catalogue | undefined;

/** The cases of the widest run that there is: every profile, claim and credential. Read from the contract once. */
export function catalogue(): Catalogue {
  known ??= read();
  return known;
}

function read(): Catalogue {
  const facts = factsFor({
    profile: 'full',
    claims: Object.fromEntries(Object.keys(claims).map((name) => [name, true])),
    lent: new Set(credentialNames),
    workspaceId: syntheticId(catalogueSeed, 'plan/workspace'),
    otherWorkspaceId: syntheticId(catalogueSeed, 'plan/other workspace'),
    sandbox: true,
  });
  const contract = readContract();
  const listed = experimentsOf(contract, facts).flatMap((experiment) =>
    experiment.cases.map((one): [string, Listed] => [one.id, { case: one, experiment }]),
  );
  return { contract, facts, cases: new Map(listed) };
}
