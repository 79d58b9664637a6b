import type { Suite } from '../../../src/model/experiment/experiment.js';
import { bodyEncoding } from '../body-encoding.js';
import { effects } from '../effects.js';
import { isolation } from '../isolation.js';
import { voidResponse } from '../void-response.js';
import { documentedValues } from './acceptance.js';
import { credentials } from './credentials.js';
import { documentedAnswers } from './documented-answers.js';
import { hardiness } from './hardiness.js';
import { schemaValues } from './schema-values.js';
import { served } from './served.js';

/** The suites for the operations of any document, in the order of reports. */
export const describedSuites: readonly Suite[] = [
  served,
  credentials,
  schemaValues,
  documentedValues,
  documentedAnswers,
  {
    ...voidResponse,
    experiments: (operation, facts) => (operation.described?.isVoid ? voidResponse.experiments(operation, facts) : []),
  },
  bodyEncoding,
  hardiness,
  effects,
  isolation,
];
