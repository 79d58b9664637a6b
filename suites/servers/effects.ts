import type { Change } from '../../spec/changes.js';
import { credential, mainCredential, workspaceHeader } from '../../spec/credentials.js';
import { profileIncludes } from '../../spec/profiles.js';
import { resources } from '../../spec/resources.js';
import type { Operation } from '../../src/model/contract/operation.js';
import { type Base, base, changed, isMandatoryCredential, mandatoryShapes } from '../../src/model/experiment/base.js';
import type { RequestChange } from '../../src/model/experiment/draft.js';
import { all, header, replace, text, verb, without, withoutHeader } from '../../src/model/experiment/draft.js';
import type { Experiment, Step, Suite, Values } from '../../src/model/experiment/experiment.js';
import type { Facts } from '../../src/model/experiment/facts.js';
import { bearer } from '../../src/model/experiment/request.js';
import { scenario } from '../../src/model/experiment/scenario.js';
import { facetsOf } from './facets.js';
import { harmlessCalls } from './harmless-calls.js';
import { changesOf, refusableChanges, unknownChanges } from './known-changes.js';

/** What the operations do, seen in the state and not in the answer. */
export const effects: Suite = {
  concern: 'effects',
  *experiments(operation, facts) {
    if (!profileIncludes(facts.profile, 'full')) return;
    yield* unknownChanges(base('effects', operation, facts), 'effect.refusal-changes-nothing');
    for (const change of changesOf(operation)) yield* effect(operation, facts, change);
    const [main] = changesOf(operation);
    if (!main) return;
    for (const change of refusableChanges(operation)) {
      const other = `refusals:${change.shape.join('+')}`;
      const ids = change === main ? { name: 'refusals', variant: 'state' } : { name: other, variant: other };
      yield* refusals(base('effects', operation, facts, { shape: change.shape }), change, ids);
    }
    yield* doubtfulRefusals(base('effects', operation, facts, { shape: main.shape }), main);
    yield* repetition(base('effects', operation, facts, { shape: main.shape }), main);
    for (const change of changesOf(operation)) yield* afterUndoing(operation, facts, change);
    yield* harmlessCalls(base('effects', operation, facts), main);
    yield* inTurn(base('effects', operation, facts, { shape: main.shape }), main);
  },
};

function* effect(operation: Operation, facts: Facts, change: Change): Iterable<Experiment> {
  const { shape, requirement, title, about, becomes, parts, isGranted } = change;
  const mayBeRefused = !mandatoryShapes(operation).some(({ parameters }) => parameters.join() === shape.join());
  for (const kind of operation.credentials.filter((name) => isMandatoryCredential(operation, name))) {
    const name = `${shape.join('+')}:${about === undefined ? '' : `${about}:`}${kind}`;
    const acting = base('effects', operation, facts, { shape, credential: kind });
    yield* scenario(acting, `${requirement}:${name}`, {
      stage: { parts, isGranted, hasForeign: false, needsTwoSystems: shape.includes(resources.acs_system.id) },
      facets: facetsOf(parts),
      judgesSuccesses: mayBeRefused,
      steps: [act(acting, 'call')],
      cases: [
        {
          variant: name,
          requirement,
          title: `${title}, by ${kind.replaceAll('-', ' ')}`,
          step: 'call',
          expect: { kind: 'state', becomes, mayBeRefused },
        },
      ],
    });
  }
}

function refusals(
  plain: Base,
  { parts, isGranted }: Change,
  { name, variant }: { readonly name: string; readonly variant: string },
): Experiment[] {
  const steps = refusedRequests(plain).map(([request, change]) => act(plain, request, change));
  return scenario(plain, name, {
    stage: { parts, isGranted, hasForeign: false, needsTwoSystems: false },
    facets: facetsOf(parts),
    steps: [...steps, { name: 'control', role: 'control', build: changed(plain) }],
    cases: [
      {
        variant,
        requirement: 'effect.refusal-changes-nothing',
        title: 'leaves the state alone when it refuses',
        expect: { kind: 'unchanged' },
      },
    ],
  });
}

/** Requests that a target need not refuse: each has a stage of its own, as it may be carried out. */
function* doubtfulRefusals(plain: Base, { parts, isGranted }: Change): Iterable<Experiment> {
  const { shape, operation } = plain;
  const requests: [string, string, (values: Values) => RequestChange][] = [
    ...(operation.carrier === 'body'
      ? ([['plain-text', 'a body that says it is plain text', () => header('content-type', 'text/plain')]] as [
          string,
          string,
          (values: Values) => RequestChange,
        ][])
      : []),
    ['accept=xml', 'a request whose answer would have to be XML', () => header('accept', 'application/xml')],
    ...(shape.length > 1 ? shape : []).map((name): [string, string, (values: Values) => RequestChange] => [
      `unknown=${name}`,
      `an unknown ${name}`,
      (values) => replace(name, values.unknown(name)),
    ]),
  ];
  for (const [name, label, change] of requests) {
    yield* scenario(plain, `refusal:${name}`, {
      stage: { parts, isGranted, hasForeign: false, needsTwoSystems: false },
      facets: facetsOf(parts),
      steps: [act(plain, name, change), { name: 'control', role: 'control', build: changed(plain) }],
      cases: [
        {
          variant: name,
          requirement: 'effect.refusal-changes-nothing',
          title: `leaves the state alone when it refuses ${label}`,
          expect: { kind: 'unchanged', mayBeAccepted: true },
        },
      ],
    });
  }
}

/** Requests that any target refuses, each naming the real resources where it can. */
function refusedRequests({ operation, shape, facts }: Base): [string, (values: Values) => RequestChange][] {
  const always: [string, (values: Values) => RequestChange][] = [
    ['no credentials', () => withoutHeader('authorization')],
    ['unknown key', (values) => header('authorization', `Bearer seam_test1234_${values.unknown('key').slice(0, 13)}`)],
    ['other scheme', () => header('authorization', `Token {{${mainCredential}}}`)],
  ];
  const perParameter = shape.flatMap((name): [string, (values: Values) => RequestChange][] => [
    [`${name} before a newline`, (values) => replace(name, `${values.id(name)}\n`)],
    [`${name} in braces`, (values) => replace(name, `{${values.id(name)}}`)],
    [`${name} behind text`, (values) => replace(name, `x${values.id(name)}`)],
    ...(operation.carrier === 'body'
      ? ([
          [`${name} in an array`, (values) => replace(name, [values.id(name)])],
          [`null for ${name}`, () => replace(name, null)],
        ] as [string, (values: Values) => RequestChange][])
      : []),
  ]);
  const missing = operation.parameters
    .filter(({ name, required }) => required && shape.includes(name) && shape.length > 1)
    .map(({ name }): [string, (values: Values) => RequestChange] => [`no ${name}`, () => without(name)]);
  const together = operation.invalidCombinations.map((names): [string, (values: Values) => RequestChange] => [
    names.join(' with '),
    (values) => all(...shape.map((name) => without(name)), ...names.map((name) => replace(name, values.id(name)))),
  ]);
  const bodies: [string, (values: Values) => RequestChange][] =
    operation.carrier === 'body'
      ? [
          ['truncated JSON', (values) => text(jsonOf(shape, values).slice(0, -1))],
          ['two documents', (values) => text(jsonOf(shape, values).repeat(2))],
          ['an array at the root', (values) => text(`[${jsonOf(shape, values)}]`)],
        ]
      : [];
  const methods = ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE']
    .filter((method) => !operation.documentedMethods.includes(method))
    .map((method): [string, (values: Values) => RequestChange] => [method, () => verb(method)]);
  // A person's token names no workspace by itself.
  const person = operation.credentials.find(
    (name) => credential(name).needsWorkspace && facts.credentials.has(name) && isMandatoryCredential(operation, name),
  );
  const personal: [string, (values: Values) => RequestChange][] =
    person !== undefined
      ? [
          ['no workspace', () => header('authorization', bearer(person))],
          [
            'unknown workspace',
            (values) =>
              all(header('authorization', bearer(person)), header(workspaceHeader.header, values.unknown('workspace'))),
          ],
        ]
      : [];
  return [...always, ...personal, ...perParameter, ...missing, ...together, ...bodies, ...methods];
}

function* repetition(plain: Base, { parts, isGranted, becomes }: Change): Iterable<Experiment> {
  const plans: [string, string, Step[]][] = [
    ['repeated', 'a repeated call', [act(plain, 'call'), act(plain, 'second call')]],
    [
      'concurrent',
      'concurrent identical calls',
      ['first', 'second', 'third', 'fourth'].map((word) => ({ ...act(plain, `${word} call`), together: 'calls' })),
    ],
  ];
  for (const [name, label, steps] of plans) {
    yield* scenario(plain, name, {
      stage: { parts, isGranted, hasForeign: false, needsTwoSystems: false },
      facets: facetsOf(parts),
      judgesSuccesses: true,
      steps,
      cases: [
        {
          variant: name,
          requirement: 'effect.repeat-is-safe',
          title: `treats ${label} as one call`,
          expect: { kind: 'repeated', becomes },
        },
      ],
    });
  }
}

/** What was taken back can be given again. */
function afterUndoing(operation: Operation, facts: Facts, change: Change): Experiment[] {
  const { shape, requirement, parts, isGranted, becomes, undoneBy } = change;
  if (!undoneBy) return [];
  const acting = base('effects', operation, facts, { shape });
  const undoing = changed(acting, () => (draft) => ({ ...draft, ...undoneBy, carrier: 'body' }));
  return scenario(acting, `${requirement}:after-undoing`, {
    stage: { parts, isGranted, hasForeign: false, needsTwoSystems: false },
    facets: facetsOf(parts),
    steps: [act(acting, 'call'), { name: 'undoing', role: 'between', build: undoing }, act(acting, 'call again')],
    cases: [
      {
        variant: 'after-undoing',
        requirement,
        title: 'takes effect again after it was taken back',
        step: 'call again',
        expect: { kind: 'state', becomes, mayBeRefused: false },
      },
    ],
  });
}

/** One call for each of several things. A small workspace may not have them all; what it has is gone in the end. */
function inTurn(plain: Base, { requirement, parts, isGranted, inTurn: plan }: Change): Experiment[] {
  if (!plan) return [];
  const { parameter, things, becomes } = plan;
  return scenario(plain, 'in-turn', {
    stage: { parts, isGranted, hasForeign: false, needsTwoSystems: false },
    facets: facetsOf(parts),
    steps: things.map((thing) => act(plain, `call for ${thing}`, (values) => replace(parameter, values.id(thing)))),
    cases: [
      {
        variant: 'in-turn',
        requirement,
        title: 'takes one after the other away, until none is left',
        expect: { kind: 'repeated', becomes },
      },
    ],
  });
}

function act(plain: Base, name: string, change?: (values: Values) => RequestChange): Step {
  return { name, role: 'act', build: changed(plain, change) };
}

function jsonOf(shape: readonly string[], values: Values): string {
  return JSON.stringify(Object.fromEntries(shape.map((name) => [name, values.id(name)])));
}
