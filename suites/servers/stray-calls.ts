import type { Change } from '../../spec/changes.js';
import { type Base, changed } from '../../src/model/experiment/base.js';
import { all, query, type RequestChange, replace, verb } from '../../src/model/experiment/draft.js';
import type { Experiment, Values } from '../../src/model/experiment/experiment.js';
import { scenario } from '../../src/model/experiment/scenario.js';
import { facetsOf } from './facets.js';

type Stray = readonly [name: string, change: (values: Values) => RequestChange];

/** Calls that name nobody, by ids that belong to nothing among them: whatever they are answered, they change nothing. */
export function strayCalls(plain: Base, { requirement, parts, isGranted }: Change): Experiment[] {
  const { shape, operation } = plain;
  const calls = [...shape.flatMap(byId), ...(operation.carrier === 'body' ? besideTheBody(shape) : [])];
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
        title: 'changes nothing over ids that belong to nothing, accepted or refused',
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
    ['other-end', (values) => withOtherDigit(values.id(name), values.id(name).length - 1)],
    ['other-beginning', (values) => withOtherDigit(values.id(name), 0)],
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

function withOtherDigit(id: string, place: number): string {
  return `${id.slice(0, place)}${id[place] === '1' ? '2' : '1'}${id.slice(place + 1)}`;
}
