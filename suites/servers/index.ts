import type { Contract } from '../../src/model/contract/contract.js';
import type { Experiment, Suite } from '../../src/model/experiment/experiment.js';
import type { Facts } from '../../src/model/experiment/facts.js';
import { alternates } from './alternates.js';
import { authentication } from './authentication.js';
import { bodyEncoding } from './body-encoding.js';
import { carriedOut } from './carried-out.js';
import { describedSuites } from './contracts/index.js';
import { served } from './contracts/served.js';
import { unjudgedOperation } from './contracts/unjudged-operation.js';
import { effects } from './effects.js';
import { errors } from './errors.js';
import { exclusivity } from './exclusivity.js';
import { isolation } from './isolation.js';
import { methodSuite } from './methods.js';
import { publishedClients } from './published-clients.js';
import { requiredParams } from './required-params.js';
import { robustness } from './robustness.js';
import { typeFormat } from './type-format.js';
import { uuidFormat } from './uuid-format.js';
import { voidResponse } from './void-response.js';

/** Every suite of experiments, in the order of reports. A new concern is added here. */
export const suites: readonly Suite[] = [
  methodSuite,
  authentication,
  requiredParams,
  typeFormat,
  uuidFormat,
  exclusivity,
  voidResponse,
  bodyEncoding,
  publishedClients,
  errors,
  robustness,
  effects,
  isolation,
].map(carriedOut);

/** The experiments that show which operations of a document of others are there, each the first of its operation. */
export function witnessesOf(contract: Contract, facts: Facts): readonly Experiment[] {
  return contract.operations.flatMap((operation) => {
    for (const experiment of served.experiments(operation, facts)) return [experiment];
    return [];
  });
}

/** Every experiment over a contract, operation by operation, alternates behind their canonical form. */
export function experimentsOf(contract: Contract, facts: Facts): readonly Experiment[] {
  const unjudged = contract.unjudged.flatMap((one) => unjudgedOperation(one, facts));
  const judged = contract.operations.flatMap((operation) => [
    ...(operation.described === undefined ? suites : describedSuites).flatMap((suite) => [
      ...suite.experiments(operation, facts),
    ]),
    ...contract.alternates
      .filter(({ id }) => id === operation.id)
      .flatMap((alternate) => [...alternates(suites, alternate, facts)]),
  ]);
  return [...judged, ...unjudged];
}
