import {
  type CredentialName,
  credential as credentialKind,
  type DocumentedCredential,
  mainCredential,
  workspaceHeader,
} from '../../../spec/credentials.js';
import type { Claim } from '../../../spec/profiles.js';
import { requirement } from '../../../spec/requirements/servers/index.js';
import type { Operation, Shape } from '../contract/operation.js';
import { draft, type RequestChange, render } from './draft.js';
import type { Concern, Values } from './experiment.js';
import type { Facts } from './facts.js';
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
  { credential = mainCredential, shape }: { credential?: DocumentedCredential; shape?: readonly string[] } = {},
): Base {
  return { operation, concern, facts, credential, shape: shape ?? mandatoryShapes(operation)[0]?.parameters ?? [] };
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
  { operation, credential, shape, facts }: Base,
  change: (values: Values) => RequestChange = () => (same) => same,
): (values: Values) => Request {
  return (values) => {
    const parameters = Object.fromEntries(shape.map((name) => [name, values.id(name)]));
    return render(change(values)(draft(operation, credentialHeaders(credential, facts), parameters)));
  };
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
  if (accepted === undefined) return false;
  const { level, levelOn } = requirement(accepted.id);
  return (levelOn?.[operation.id] ?? level) === 'MUST';
}
