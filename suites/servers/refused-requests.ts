import { credential, mainCredential, workspaceHeader } from '../../spec/credentials.js';
import type { RequirementId } from '../../spec/requirements/servers/index.js';
import { combinationRequirement } from '../../src/model/contract/combination.js';
import { type Base, isMandatoryCredential } from '../../src/model/experiment/base.js';
import {
  all,
  header,
  type RequestChange,
  replace,
  text,
  verb,
  without,
  withoutHeader,
} from '../../src/model/experiment/draft.js';
import type { Values } from '../../src/model/experiment/experiment.js';
import { bearer } from '../../src/model/experiment/request.js';

type Change = (values: Values) => RequestChange;

/** A request that any target refuses. */
export interface RefusedRequest {
  readonly name: string;
  readonly change: Change;
  /** The requirement by which it is refused. */
  readonly breaks: RequirementId;
}

/** Requests that any target refuses, each naming the real resources where it can. */
export function refusedRequests({ operation, shape, facts }: Base): readonly RefusedRequest[] {
  const refused = (name: string, breaks: RequirementId, change: Change): RefusedRequest => ({ name, change, breaks });
  const always = [
    refused('no credentials', 'auth.missing-refused', () => withoutHeader('authorization')),
    refused('unknown key', 'auth.unknown-token-refused', (values) =>
      header('authorization', `Bearer seam_test1234_${values.unknown('key').slice(0, 13)}`),
    ),
    refused('other scheme', 'auth.malformed-refused', () => header('authorization', `Token {{${mainCredential}}}`)),
  ];
  const isBody = operation.carrier === 'body';
  const malformed =
    (name: string, from: (id: string) => string): Change =>
    (values) =>
      replace(name, from(values.id(name)));
  const perParameter = shape.flatMap((name) => [
    refused(
      `${name} before a newline`,
      'uuid.malformed-refused',
      malformed(name, (id) => `${id}\n`),
    ),
    refused(
      `${name} in braces`,
      'uuid.malformed-refused',
      malformed(name, (id) => `{${id}}`),
    ),
    refused(
      `${name} behind text`,
      'uuid.malformed-refused',
      malformed(name, (id) => `x${id}`),
    ),
    refused(
      `${name} before text`,
      'uuid.malformed-refused',
      malformed(name, (id) => `${id}x`),
    ),
    ...(isBody
      ? [
          refused(`${name} in an array`, 'type.mistyped-refused', (values) => replace(name, [values.id(name)])),
          refused(`null for ${name}`, 'required.null-refused', () => replace(name, null)),
        ]
      : []),
  ]);
  const missing = operation.parameters
    .filter(({ name, required }) => required && shape.includes(name) && shape.length > 1)
    .map(({ name }) => refused(`no ${name}`, 'required.missing-refused', () => without(name)));
  const together = operation.invalidCombinations.map((names) =>
    refused(names.join(' with '), combinationRequirement(operation, names), (values) =>
      all(...shape.map((name) => without(name)), ...names.map((name) => replace(name, values.id(name)))),
    ),
  );
  const bodies = [
    refused('truncated JSON', 'body.malformed-json-refused', (values) => text(jsonOf(shape, values).slice(0, -1))),
    refused('two documents', 'body.malformed-json-refused', (values) => text(jsonOf(shape, values).repeat(2))),
    refused('an array at the root', 'body.non-object-refused', (values) => text(`[${jsonOf(shape, values)}]`)),
  ];
  const methods = ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE']
    .filter((method) => !operation.documentedMethods.includes(method))
    .map((method) => refused(method, 'method.undocumented-refused', () => verb(method)));
  return [
    ...always,
    ...withoutWorkspace(),
    ...perParameter,
    ...missing,
    ...together,
    ...(isBody ? bodies : []),
    ...methods,
  ];

  // A person's token names no workspace by itself.
  function withoutWorkspace(): readonly RefusedRequest[] {
    const person = operation.credentials.find(
      (name) =>
        credential(name).needsWorkspace && facts.credentials.has(name) && isMandatoryCredential(operation, name),
    );
    const breaks = person && (credential(person).boundToWorkspace?.id as RequirementId | undefined);
    if (person === undefined || breaks === undefined) return [];
    return [
      refused('no workspace', breaks, () => header('authorization', bearer(person))),
      refused('unknown workspace', breaks, (values) =>
        all(header('authorization', bearer(person)), header(workspaceHeader.header, values.unknown('workspace'))),
      ),
    ];
  }
}

function jsonOf(shape: readonly string[], values: Values): string {
  return JSON.stringify(Object.fromEntries(shape.map((name) => [name, values.id(name)])));
}
