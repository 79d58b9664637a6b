import type { Change } from '../../spec/changes.js';
import type { StageName } from '../../spec/stage.js';
import { type Base, changed } from '../../src/model/experiment/base.js';
import { all, query, type RequestChange, replace, verb } from '../../src/model/experiment/draft.js';
import type { Experiment, Values } from '../../src/model/experiment/experiment.js';
import { scenario } from '../../src/model/experiment/scenario.js';
import { facetsOf } from './facets.js';

type Stray = readonly [name: string, change: (values: Values) => RequestChange];

/**
 * Calls that name nobody whom they could be about, and what only asks for the options of a path: whatever they are answered,
 * they change nothing.
 */
export function strayCalls(plain: Base, { requirement, parts, isGranted }: Change): Experiment[] {
  const { shape, operation } = plain;
  const isInBody = operation.carrier === 'body';
  const calls = [...shape.flatMap(byId), ...(isInBody ? besideTheBody(shape) : [])];
  const names = `an unknown ${shape.join(' or ')}${isInBody ? ', known ids in the query or OPTIONS' : ''}`;
  const variant = `${shape.join('+')}:stray`;
  return scenario(plain, variant, {
    stage: { parts, isGranted, hasForeign: false, needsTwoSystems: false },
    facets: facetsOf(parts),
    steps: [
      ...calls.map(([name, change]) => ({ name, role: 'act', build: changed(plain, change) }) as const),
      { name: 'control', role: 'control', build: changed(plain) },
    ],
    cases: [
      {
        variant,
        requirement,
        title: `changes nothing over ${names}, accepted or refused`,
        expect: { kind: 'harmless', ifRefused: 'effect.refusal-changes-nothing' },
      },
    ],
  });
}

function byId(name: string): readonly Stray[] {
  const ids: readonly [string, (values: Values) => string][] = [
    ['unknown', (values) => values.unknown(name)],
    ['nil', () => '00000000-0000-0000-0000-000000000000'],
    ['max', () => 'ffffffff-ffff-ffff-ffff-ffffffffffff'],
    ['other-end', (values) => almost(values, name, -1)],
    ['other-beginning', (values) => almost(values, name, 0)],
  ];
  return ids.map(([word, id]) => [`${name}=${word}`, (values) => replace(name, id(values))]);
}

// The body alone names whom a call is about, and who asks for the options of a path calls nothing.
function besideTheBody(shape: readonly string[]): readonly Stray[] {
  return [
    [
      'named-in-query',
      (values) =>
        all(
          ...shape.map((name) => replace(name, values.unknown(name))),
          ...shape.map((name) => query(name, values.id(name))),
        ),
    ],
    ['method=OPTIONS', () => verb('OPTIONS')],
  ];
}

/** Names on the stage whose ids tell how a target makes them. */
const named: readonly StageName[] = ['A', 'B', 'D1', 'D2', 'D3', 'A1', 'A2', 'B1', 'S1', 'S2'];
/** Ids that are made at random differ in many more. */
const digitsOfCounters = 4;

// Where ids are counted up or written by hand, one with another digit may be someone's.
function almost(values: Values, name: string, place: 0 | -1): string {
  const id = values.id(name);
  const isNear = (other = id) => other !== id && digitsApart(id, other) <= digitsOfCounters;
  return named.some((one) => isNear(values.lent(one))) ? values.unknown(name) : withOtherDigit(id, place);
}

function digitsApart(one: string, other: string): number {
  return [...one].filter((digit, place) => digit !== other[place]).length;
}

function withOtherDigit(id: string, place: 0 | -1): string {
  const digit = id.at(place) === '1' ? '2' : '1';
  return place === 0 ? `${digit}${id.slice(1)}` : `${id.slice(0, -1)}${digit}`;
}
