import type { Change } from '../../spec/changes.js';
import { profileIncludes } from '../../spec/profiles.js';
import type { Operation } from '../../src/model/contract/operation.js';
import { type Base, base, changed } from '../../src/model/experiment/base.js';
import type { RequestChange } from '../../src/model/experiment/draft.js';
import { header, replace } from '../../src/model/experiment/draft.js';
import type { Expectation } from '../../src/model/experiment/expectation.js';
import type { Experiment, Step, Suite, Values } from '../../src/model/experiment/experiment.js';
import type { Facts } from '../../src/model/experiment/facts.js';
import { scenario } from '../../src/model/experiment/scenario.js';
import { unknownMember } from '../../src/model/experiment/undocumented-words.js';
import { facetsOf } from './facets.js';
import { harmlessCalls } from './harmless-calls.js';
import { changesOf, refusableChanges, unknownChanges } from './known-changes.js';
import { oneCall } from './one-call.js';
import { refusedRequests } from './refused-requests.js';
import { strayCalls } from './stray-calls.js';

/** What the operations do, seen in the state and not in the answer. */
export const effects: Suite = {
  concern: 'effects',
  *experiments(operation, facts) {
    if (!profileIncludes(facts.profile, 'full')) return yield* oneCall(operation, facts);
    yield* unknownChanges(base('effects', operation, facts), 'effect.refusal-changes-nothing');
    yield* oneCall(operation, facts);
    const [main] = changesOf(operation);
    if (!main) return;
    for (const change of refusableChanges(operation)) {
      const other = `refusals:${change.shape.join('+')}`;
      const ids = change === main ? { name: 'refusals', variant: 'state' } : { name: other, variant: other };
      yield* refusals(base('effects', operation, facts, { shape: change.shape }), change, ids);
      yield* strayCalls(base('effects', operation, facts, { shape: change.shape }), change);
    }
    yield* doubtfulRefusals(base('effects', operation, facts, { shape: main.shape }), main);
    yield* repetition(base('effects', operation, facts, { shape: main.shape }), main);
    for (const change of changesOf(operation)) yield* afterUndoing(operation, facts, change);
    yield* harmlessCalls(base('effects', operation, facts));
    yield* oneByOne(base('effects', operation, facts, { shape: main.shape }), main);
  },
};

function refusals(
  plain: Base,
  { parts, isGranted }: Change,
  { name, variant }: { readonly name: string; readonly variant: string },
): Experiment[] {
  const steps = refusedRequests(plain).map(({ name: request, change, breaks }) => ({
    ...act(plain, request, change),
    breaks,
  }));
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
      ? ([
          ['plain-text', 'a body that says it is plain text', () => header('content-type', 'text/plain')],
          ['unknown-member', 'a member that it does not know', () => replace(unknownMember, 'ignore me')],
        ] as [string, string, (values: Values) => RequestChange][])
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

function* repetition(plain: Base, { requirement, parts, isGranted, becomes }: Change): Iterable<Experiment> {
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
          expect: { kind: 'repeated', becomes, scope: 'changed' },
        },
        {
          variant: name,
          requirement,
          title: `hits nothing and nobody else by ${label}`,
          expect: { kind: 'repeated', becomes, scope: 'rest' },
        },
      ],
    });
  }
}

/** What was taken back can be given again, and what was given twice is taken away at once. */
function afterUndoing(operation: Operation, facts: Facts, change: Change): Experiment[] {
  const { shape, requirement, parts, isGranted, becomes, undoneBy } = change;
  if (!undoneBy) return [];
  const { method, path, isTwice = false } = undoneBy;
  const acting = base('effects', operation, facts, { shape });
  const inBody = header('content-type', 'application/json');
  const build = changed(acting, () => (draft) => inBody({ ...draft, method, path, carrier: 'body' }));
  const undoing = ['undoing', ...(isTwice ? ['undoing again'] : [])].map(
    (name): Step => ({ name, role: 'between', build }),
  );
  return scenario(acting, `${requirement}:after-undoing`, {
    stage: { parts, isGranted, hasForeign: false, needsTwoSystems: false },
    facets: facetsOf(parts),
    steps: [act(acting, 'call'), ...undoing, act(acting, 'call again')],
    cases: [
      {
        variant: 'after-undoing',
        requirement,
        title: `takes effect again after it was taken back${isTwice ? ' twice' : ''}`,
        step: 'call again',
        // What else the call between has done is told of that operation.
        expect: { kind: 'state', becomes, mayBeRefused: false, names: ['D1'] },
      },
    ],
  });
}

/** One call for each of several things. A small workspace may not have them all; what it has is gone in the end. */
function* oneByOne(plain: Base, { requirement, parts, isGranted, inTurn }: Change): Iterable<Experiment> {
  if (!inTurn) return;
  const { parameter, things, becomes } = inTurn;
  const calls = things.map((thing) =>
    act(plain, `call for ${thing}`, (values) => replace(parameter, values.id(thing))),
  );
  const atOnce = calls.map((call): Step => ({ ...call, together: 'calls' }));
  const plans: [string, string, Step[], Expectation][] = [
    ['in-turn', 'takes one after the other away, until none is left', calls, { kind: 'repeated', becomes }],
    // Who holds things together by refusing one of two calls says so.
    ['at-once', 'takes all away that is named at once', atOnce, { kind: 'state', becomes, mayBeRefused: true }],
  ];
  for (const [name, title, steps, expect] of plans) {
    yield* scenario(plain, name, {
      stage: { parts, isGranted, hasForeign: false, needsTwoSystems: false },
      facets: facetsOf(parts),
      steps,
      cases: [{ variant: name, requirement, title, expect }],
    });
  }
}

function act(plain: Base, name: string, change?: (values: Values) => RequestChange): Step {
  return { name, role: 'act', build: changed(plain, change) };
}
