import { type CredentialName, documentedKinds } from '../../../spec/credentials.js';
import type { Trial } from '../../../suites/clients/trial.js';
import type { Arrival } from '../../model/arrival.js';
import type { CallReport } from '../../model/call-report.js';
import type { Operation } from '../../model/contract/operation.js';

/** What is known of one trial once the run is over. Secrets stand by name. */
export interface TrialEvidence {
  readonly trial: Trial;
  readonly report: CallReport;
  /** In the order of arrival. */
  readonly arrivals: readonly Arrival[];
  /** What arrived at the origin that the script redirected to. */
  readonly elsewhere: readonly Arrival[];
  /** Of the valid twin, where the trial has one. */
  readonly control?: TrialEvidence;
  /** Every documented form of the operation, the canonical one first. */
  readonly forms: readonly Operation[];
}

/** What stands in the evidence for the token of a trial. */
export function tokenName({ credential }: { readonly credential: CredentialName }): string {
  return `{{${credential}}}`;
}

const names = documentedKinds.map(({ name }) => name).join('|');
const heldToken = new RegExp(`\\{\\{(?:${names})(?:\\|[a-z0-9]+)?\\}\\}`);

/** Whether a text holds a token of the run, raw or in one of the encodings that are recognised. */
export function holdsToken(text: string): boolean {
  return heldToken.test(text);
}

/** The form that a request has by its method and path; `undefined` where it is none of the operation's. */
export function formOf({ method, target }: Arrival, forms: readonly Operation[]): Operation | undefined {
  const path = target.replace(/[?#].*$/s, '');
  return forms.find((form) => form.method === method && form.path === path);
}
