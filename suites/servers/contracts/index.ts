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

// By the credential that all else is judged by: the others are only shown to count.
const voids: Suite = {
  ...voidResponse,
  experiments: (operation, facts) =>
    operation.described?.isVoid === true
      ? voidResponse.experiments({ ...operation, credentials: operation.credentials.slice(0, 1) }, facts)
      : [],
};

/** The suites for the operations of any document, in the order of reports. */
export const describedSuites: readonly Suite[] = [
  served,
  credentials,
  schemaValues,
  documentedValues,
  documentedAnswers,
  voids,
  bodyEncoding,
  hardiness,
  effects,
  isolation,
];
