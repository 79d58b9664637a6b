import { credentialTrials } from './credentials.js';
import type { Grounds } from './draft.js';
import { endpointTrials } from './endpoints.js';
import { failureTrials } from './failures.js';
import { lossTrials } from './losses.js';
import { requestTrials } from './requests.js';
import { resultTrials } from './results.js';
import { retryTrials } from './retries.js';
import { secretTrials } from './secrets.js';
import { stateTrials } from './state.js';
import type { Trial } from './trial.js';

/** Every trial of clients, in the order of reports. */
export function trialsOf(grounds: Grounds): readonly Trial[] {
  return [
    requestTrials,
    endpointTrials,
    credentialTrials,
    resultTrials,
    failureTrials,
    lossTrials,
    secretTrials,
    retryTrials,
    stateTrials,
  ].flatMap((trials) => [...trials(grounds)]);
}
