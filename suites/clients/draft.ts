import { credential as credentialKind, type DocumentedCredential, mainCredential } from '../../spec/credentials.js';
import { type ClientRequirementId, clientRequirement } from '../../spec/requirements/clients/index.js';
import { syntheticId } from '../../src/ground/synthetic.js';
import type { Operation } from '../../src/model/contract/operation.js';
import type { ClientCase, ClientConcern, ClientExpectation, Trial, TrialCall } from './trial.js';

/** What trials are made from. */
export interface Grounds {
  readonly seed: number;
  /** In their canonical form. */
  readonly operations: readonly Operation[];
  readonly workspaceId: string;
  /** Of the same credentials, to tell two clients apart. */
  readonly otherWorkspaceId: string;
}

/** A case of an operation before it is tied to it. */
export interface DraftedCase {
  readonly requirement: ClientRequirementId;
  readonly variant: string;
  readonly title: string;
  readonly expect: ClientExpectation;
}

/** A trial of an operation from its drafted cases. */
export function trial(
  concern: ClientConcern,
  operation: Operation,
  name: string,
  {
    cases,
    ...rest
  }: Pick<Trial, 'call' | 'answers' | 'control' | 'alike' | 'group' | 'endpoint'> & {
    readonly cases: readonly DraftedCase[];
  },
): Trial {
  const tied = cases.map(
    ({ requirement, variant, title, expect }): ClientCase => ({
      id: `${operation.id}/${requirement}/${variant}`,
      requirement,
      level: clientRequirement(requirement).level,
      title,
      expect,
    }),
  );
  const id = `${operation.id}/${concern}/${name}`;
  const plain = plainTrial(operation);
  return { id, operation, concern, ...(id === plain ? {} : { control: plain }), ...rest, cases: tied };
}

/** The id of the trial that makes the plain valid call of an operation. */
export function plainTrial(operation: Operation): string {
  return `${operation.id}/client-requests/${operation.shapes[0]?.parameters.join('+')}`;
}

/** The valid call of an operation, by API key and in its plainest shape unless said otherwise. */
export function validCall(
  { seed, workspaceId }: Grounds,
  operation: Operation,
  key: string,
  {
    credential = mainCredential,
    shape = operation.shapes[0]?.parameters ?? [],
  }: { readonly credential?: DocumentedCredential; readonly shape?: readonly string[] } = {},
): TrialCall {
  return {
    parameters: parametersOf(seed, operation, key, shape),
    credential,
    ...(credentialKind(credential).needsWorkspace ? { workspaceId } : {}),
  };
}

/** A fresh id for each of the named parameters. */
export function parametersOf(
  seed: number,
  operation: Operation,
  key: string,
  names: readonly string[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, syntheticId(seed, `client/${operation.id}/${key}/${name}`)]));
}
