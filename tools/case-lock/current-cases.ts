import type { Level } from '../../spec/levels.js';
import { judgeObservation } from '../../src/clients/observe/judge-observed.js';
import { readContract } from '../../src/model/contract/contract.js';
import { requirementSet } from '../../src/model/requirement-set/requirement-set.js';
import { environmentCase } from '../../suites/clients/environment-case.js';
import { trialsOf } from '../../suites/clients/index.js';
import { outputCase } from '../../suites/clients/output-case.js';
import { catalogue } from '../../suites/servers/catalogue.js';

/** A case of the present suite. */
export interface CurrentCase {
  readonly id: string;
  readonly level: Level;
}

/** Every case that any run of the present suite can judge: on servers, on clients, and on commands that are observed. */
export function currentCases(): readonly CurrentCase[] {
  const contract = readContract();
  const workspaceId = '';
  const tried = trialsOf({ seed: 1, operations: contract.operations, workspaceId, otherWorkspaceId: '' }).flatMap(
    ({ cases }) => cases,
  );
  const observed = (['api-key', 'personal-access-token'] as const).flatMap((credential) =>
    judgeObservation([], '', contract, { credential, workspaceId, set: requirementSet() }).verdicts.map(
      ({ case: id, level }) => ({
        id,
        level,
      }),
    ),
  );
  const all = [
    ...[...catalogue().cases.values()].map((listed) => listed.case),
    ...tried,
    environmentCase,
    outputCase,
    ...observed,
  ];
  return [...new Map(all.map(({ id, level }) => [id, { id, level }])).values()];
}
