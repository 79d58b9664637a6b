import {
  type CredentialName,
  credential as credentialKind,
  type DocumentedCredential,
  mainCredential,
  workspaceHeader,
} from '../../../spec/credentials.js';
import type { Claim } from '../../../spec/profiles.js';
import { levelOf, requirement } from '../../../spec/requirements/servers/index.js';
import type { Operation, Shape } from '../contract/operation.js';
import { draft, type RequestChange, render } from './draft.js';
import type { Concern, Values } from './experiment.js';
import type { Facts } from './facts.js';
import { presentingAll } from './presenting.js';
import { bearer, type Request } from './request.js';

/** The valid request that an experiment varies. */
export interface Base {
  readonly operation: Operation;
  readonly concern: Concern;
  readonly credential: DocumentedCredential;
  readonly shape: readonly string[];
  readonly facts: Facts;
}

/** The claim that a credential belongs to; absent where it is never optional. */
export function claimOf(name: CredentialName): Claim | undefined {
  return credentialKind(name).claim?.name as Claim | undefined;
}

/** The valid request of an operation, by the main credential and in its plainest shape unless said otherwise. */
export function base(
  concern: Concern,
  operation: Operation,
  facts: Facts,
  {
    credential = mainCredentialOf(operation),
    shape,
  }: { credential?: DocumentedCredential; shape?: readonly string[] } = {},
): Base {
  return { operation, concern, facts, credential, shape: shape ?? mandatoryShapes(operation)[0]?.parameters ?? [] };
}

/** The credential that an operation is asked with: the main one, where it takes it. */
function mainCredentialOf({ credentials, described }: Operation): DocumentedCredential {
  const [first = mainCredential] = credentials;
  return described === undefined ? mainCredential : first;
}

/** The headers that present a credential. */
export function credentialHeaders(
  credential: CredentialName,
  { workspaceId = '' }: Pick<Facts, 'workspaceId'> = {},
): Record<string, string> {
  const authorization = bearer(credential);
  const { needsWorkspace } = credentialKind(credential);
  return needsWorkspace ? { authorization, [workspaceHeader.header]: workspaceId } : { authorization };
}

/** The base with a change, as a function of what is lent. */
export function changed(
  plain: Base,
  change: (values: Values) => RequestChange = () => (same) => same,
): (values: Values) => Request {
  const { operation, credential, facts } = plain;
  const [headers, present] = presented(operation, credential, facts);
  return (values) => render(change(values)(present(draft(operation, headers, parametersOf(plain, values)))));
}

/** The parameters of a base: what is lent or made up, and samples of what names nothing. */
export function parametersOf({ operation, shape }: Base, values: Values): Readonly<Record<string, unknown>> {
  return Object.fromEntries(shape.map((name) => [name, valueFor(operation, name, values)]));
}

function valueFor({ parameters }: Operation, name: string, values: Values): unknown {
  const { sample } = parameters.find((one) => one.name === name) ?? {};
  if (sample === undefined) return values.id(name);
  const lent = values.lent(name);
  if (lent === undefined) return sample;
  return typeof sample === 'number' && lent.trim() !== '' && Number.isFinite(Number(lent)) ? Number(lent) : lent;
}

// The headers of a request, and what presents its credential where a document says how.
function presented(
  { described }: Operation,
  credential: CredentialName,
  facts: Facts,
): readonly [headers: Record<string, string>, present: RequestChange] {
  const unchanged: RequestChange = (same) => same;
  if (described === undefined) return [credentialHeaders(credential, facts), unchanged];
  const how = described.presents.get(credential);
  if (how === undefined) return [{}, unchanged];
  const { authorization: _bearer, ...others } = credentialHeaders(credential, facts);
  return [others, presentingAll(how)];
}

/** The shapes that every target accepts: those whose acceptance is not merely a SHOULD. */
export function mandatoryShapes(operation: Operation): readonly Shape[] {
  return operation.shapes.filter((shape) => !shape.requirement || requirement(shape.requirement).level === 'MUST');
}

/** As few mandatory shapes as hold every parameter, each with the parameters that no earlier one holds. */
export function coveringShapes(
  operation: Operation,
): readonly { shape: readonly string[]; covers: readonly string[] }[] {
  const seen = new Set<string>();
  return mandatoryShapes(operation).flatMap(({ parameters }) => {
    const covers = parameters.filter((name) => !seen.has(name));
    for (const name of covers) seen.add(name);
    return covers.length === 0 ? [] : [{ shape: parameters, covers }];
  });
}

/** Whether every target that claims the credential must accept it on this operation. */
export function isMandatoryCredential(operation: Operation, credential: DocumentedCredential): boolean {
  const { accepted } = credentialKind(credential);
  return accepted !== undefined && levelOf(accepted.id, operation.id) === 'MUST';
}
