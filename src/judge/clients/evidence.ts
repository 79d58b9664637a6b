import { documentedKinds } from '../../../spec/credentials.js';
import type { Trial } from '../../../suites/clients/trial.js';
import { type Arrival, pathOf } from '../../model/arrival.js';
import type { CallReport } from '../../model/call-report.js';
import type { ClientTokenName } from '../../model/client-token.js';
import type { Operation } from '../../model/contract/operation.js';
import { markOf } from '../../model/credential-mark.js';

/** What is known of one trial once the run is over. Secrets stand by name. */
export interface TrialEvidence {
  readonly trial: Trial;
  readonly report: CallReport;
  /** In the order of arrival. */
  readonly arrivals: readonly Arrival[];
  /** What arrived at the origin that the script redirected to. */
  readonly elsewhere: readonly Arrival[];
  /** Harmless requests to something else than the operation. */
  readonly beside: readonly Arrival[];
  /** Of the valid twin, where the trial has one. */
  readonly control?: TrialEvidence;
  /** Of the trials whose cases tell already of a client that takes failures like that of this one for a success. */
  readonly alike?: readonly TrialEvidence[];
  /** Every documented form of the operation, the canonical one first. */
  readonly forms: readonly Operation[];
}

/** What stands in the evidence for the token of a trial. */
export function tokenName({
  credential,
  token,
}: {
  readonly credential: ClientTokenName;
  readonly token?: ClientTokenName;
}): string {
  return markOf(token ?? credential);
}

const names = [...documentedKinds.map(({ name }) => name), ...documentedKinds.map(({ name }) => `other-${name}`)];
const heldToken = new RegExp(`\\{\\{(?:${names.join('|')})(?:\\|[a-z0-9]+)?\\}\\}`);

/** Whether a text holds a token of the run, raw or in one of the encodings that are recognised. */
export function holdsToken(text: string): boolean {
  return heldToken.test(text);
}

/** The path of an endpoint that has one. */
export const endpointPath = '/gateway/v1';

/** The form that a request has by its method and path; `undefined` where it is none of the operation's. */
export function formOf(
  arrival: Arrival,
  { forms, trial }: Pick<TrialEvidence, 'forms' | 'trial'>,
): Operation | undefined {
  const base = trial.endpoint === 'path' ? endpointPath : '';
  return forms.find(({ method, path }) => method === arrival.method && base + path === pathOf(arrival));
}
