import type { ClientExpectation } from '../../../suites/clients/trial.js';
import { judgeAsGiven, judgeEmptyCall, judgeSent } from './as-given.js';
import type { ClientRuling } from './client-ruling.js';
import {
  judgeBearer,
  judgeConfinement,
  judgeElsewhere,
  judgeError,
  judgeOffered,
  judgePrinted,
  judgeWorkspace,
} from './credentials.js';
import type { TrialEvidence } from './evidence.js';
import { judgeBound, judgeGivingUp, judgeRepeated, judgeSameRequest, judgeWait } from './repetition.js';
import {
  judgeEndpoint,
  judgeExtras,
  judgeForm,
  judgeJson,
  judgeNoRepeatedSuccess,
  judgeOnce,
  judgeParameters,
  judgePlace,
} from './requests.js';
import {
  judgeAccepted,
  judgeDecompressed,
  judgeDetail,
  judgeFollowed,
  judgeIgnored,
  judgeRedirect,
  judgeSurfaced,
  judgeVoid,
} from './results.js';
import { judgeOwnAnswer, judgeOwnParameters, judgeOwnToken, judgeOwnWorkspace, judgeWorking } from './state.js';

/** What an expectation makes of the evidence on a trial that can be judged. */
export function rulingOf(evidence: TrialEvidence, expect: ClientExpectation): ClientRuling {
  switch (expect.kind) {
    case 'workspace':
      return judgeWorkspace(evidence, expect.value);
    case 'members-ignored':
      return judgeIgnored(evidence, expect.members);
    case 'preserves':
      return judgeDetail(evidence, expect.detail, expect.value);
    case 'waits':
      return judgeWait(evidence, expect.seconds);
    case 'own-answer':
      return judgeOwnAnswer(evidence, expect.succeeds, expect.foreign);
    case 'own-workspace':
      return judgeOwnWorkspace(evidence, expect.foreign);
    default:
      return judges[expect.kind](evidence);
  }
}

type Detailed = 'workspace' | 'members-ignored' | 'preserves' | 'waits' | 'own-answer' | 'own-workspace';

const judges: Readonly<
  Record<Exclude<ClientExpectation['kind'], Detailed>, (evidence: TrialEvidence) => ClientRuling>
> = {
  offered: judgeOffered,
  'one-request': judgeOnce,
  'no-repeated-success': judgeNoRepeatedSuccess,
  'documented-form': judgeForm,
  'endpoint-kept': judgeEndpoint,
  'parameters-unchanged': judgeParameters,
  'parameters-in-place': judgePlace,
  'json-body': judgeJson,
  'nothing-undocumented': judgeExtras,
  'sent-as-given': judgeSent,
  'refused-or-as-given': judgeAsGiven,
  'refused-or-object': judgeEmptyCall,
  bearer: judgeBearer,
  'token-only-in-authorization': judgeConfinement,
  void: judgeVoid,
  accepted: judgeAccepted,
  decompresses: judgeDecompressed,
  surfaces: judgeSurfaced,
  'redirect-surfaces': judgeRedirect,
  'followed-in-full': judgeFollowed,
  'token-not-in-error': judgeError,
  'token-not-when-printed': judgePrinted,
  'token-not-elsewhere': judgeElsewhere,
  'not-repeated-unless-idempotent': judgeRepeated,
  bounded: judgeBound,
  'same-request': judgeSameRequest,
  'gives-up': judgeGivingUp,
  works: judgeWorking,
  'own-token': judgeOwnToken,
  'own-parameters': judgeOwnParameters,
};
