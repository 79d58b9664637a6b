import type { Claim } from '../../../spec/profiles.js';
import { type RequirementId, requirement } from '../../../spec/requirements/servers/index.js';
import type { BaseCredential, Operation, Shape } from '../contract/operation.js';
import { type Change, draft, render } from './draft.js';
import type { Concern, Values } from './experiment.js';
import type { Facts } from './facts.js';
import type { Request } from './request.js';

/** The valid request that an experiment varies. */
export interface Base {
  readonly operation: Operation;
  readonly concern: Concern;
  readonly credential: BaseCredential;
  readonly shape: readonly string[];
  readonly facts: Facts;
}

/** The claim that a credential belongs to; API keys are never optional. */
export const claimOf: Readonly<Record<BaseCredential, Claim | undefined>> = {
  'api-key': undefined,
  'personal-access-token': 'personalAccessToken',
  'console-session-token': 'consoleSession',
};

/** The valid request of an operation, by API key and in its plainest shape unless said otherwise. */
export function base(
  concern: Concern,
  operation: Operation,
  facts: Facts,
  { credential = 'api-key', shape }: { credential?: BaseCredential; shape?: readonly string[] } = {},
): Base {
  return { operation, concern, facts, credential, shape: shape ?? mandatoryShapes(operation)[0]?.parameters ?? [] };
}

/** The headers that present a credential. */
export function credentialHeaders(credential: BaseCredential, facts: Facts): Record<string, string> {
  const authorization = `Bearer {{${credential}}}`;
  return credential === 'api-key' ? { authorization } : { authorization, 'seam-workspace': facts.workspaceId ?? '' };
}

/** The base with a change, as a function of what is lent. */
export function changed(
  { operation, credential, shape, facts }: Base,
  change: (values: Values) => Change = () => (same) => same,
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

const acceptanceOf: Readonly<Record<BaseCredential, RequirementId>> = {
  'api-key': 'auth.api-key-accepted',
  'personal-access-token': 'auth.personal-access-token-accepted',
  'console-session-token': 'auth.console-session-accepted',
};

/** Whether every target that claims the credential must accept it on this operation. */
export function isMandatoryCredential(operation: Operation, credential: BaseCredential): boolean {
  const { level, levelOn } = requirement(acceptanceOf[credential]);
  return (levelOn?.[operation.id] ?? level) === 'MUST';
}
