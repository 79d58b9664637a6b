import type { RequirementId } from '../../spec/requirements/servers/index.js';
import { combinationRequirement } from '../../src/model/contract/combination.js';
import type { Operation } from '../../src/model/contract/operation.js';
import { type Base, base, mandatoryShapes } from '../../src/model/experiment/base.js';
import { acceptance, refusals, refusedAs, shapeAccepted, type Variation } from '../../src/model/experiment/compose.js';
import { all, type RequestChange, replace, text, without, withoutHeader } from '../../src/model/experiment/draft.js';
import type { Suite, Values } from '../../src/model/experiment/experiment.js';
import { underOtherCredentials } from './under-other-credentials.js';

/** Which parameters may stand together, for operations that can be called in several ways. */
export const exclusivity: Suite = {
  concern: 'exclusivity',
  *experiments(operation, facts) {
    if (operation.invalidCombinations.length === 0) return;
    const shapes = mandatoryShapes(operation).map(({ parameters }) => parameters);
    for (const shape of shapes) {
      const faults = operation.invalidCombinations
        .filter((combination) => nearest(shapes, combination) === shape)
        .flatMap((combination) => [
          refuse(operation, shape, combination),
          ...(operation.carrier === 'body' ? disguised(operation, shape, combination) : []),
        ]);
      if (faults.length > 0) {
        yield* refusals(base('exclusivity', operation, facts, { shape }), shape.join('+'), faults);
      }
      yield* underOtherCredentials('exclusivity', operation, facts, shape, faults);
    }
    for (const { parameters, requirement } of operation.shapes) {
      if (requirement === undefined) continue;
      const [other = parameters] = shapes.filter((shape) => shape.join() !== parameters.join());
      const plain: Variation = {
        name: `only=${parameters.join('+')}`,
        title: `accepts ${parameters.join(' with ')}`,
        requirement: requirement as RequirementId,
        change: (values) => becoming(values, other, parameters),
        expect: shapeAccepted,
      };
      yield* acceptance(base('exclusivity', operation, facts, { shape: other }), plain);
      if (operation.carrier !== 'body' || parameters.length < 2) continue;
      yield* acceptance(base('exclusivity', operation, facts, { shape: other }), {
        ...plain,
        name: `${plain.name}:reversed`,
        title: `${plain.title}, in the other order`,
        change: (values) => inOtherOrder(values, parameters),
      });
    }
    yield* none(base('exclusivity', operation, facts));
  },
};

function* none(plain: Base) {
  const { shape, operation } = plain;
  if (operation.parameters.some(({ required }) => required)) return;
  const requests: [string, string, RequestChange, number[]?][] = [
    ['none=empty-object', 'an empty object', all(...shape.map((name) => without(name)))],
    ['none=no-body', 'an absent body', text(null)],
    [
      'none=no-body-no-type',
      'an absent body without a content type',
      all(text(null), withoutHeader('content-type')),
      [400, 415],
    ],
  ];
  for (const [name, label, change, statuses = [400]] of requests) {
    yield* refusals(plain, name, [
      {
        name,
        title: `refuses ${label}`,
        requirement: 'exclusive.none-refused',
        change: () => change,
        expect: refusedAs(...statuses),
      },
    ]);
  }
}

function refuse(operation: Operation, shape: readonly string[], combination: readonly string[]): Variation {
  return {
    name: combination.join('+'),
    title: `refuses ${combination.length > 1 ? combination.join(' with ') : `${combination[0]} alone`}`,
    requirement: combinationRequirement(operation, combination),
    change: (values) => becoming(values, shape, combination),
    expect: refusedAs(400),
  };
}

/** The same in other words: the members in another order, and what is too much given a value that may pass for none. */
function disguised(operation: Operation, shape: readonly string[], combination: readonly string[]): Variation[] {
  const plain = refuse(operation, shape, combination);
  const surplus = combination.filter((name) => !shape.includes(name));
  const values: readonly [string, string, unknown][] = [
    ['empty', 'an empty string', ''],
    ['zero', 'zero', 0],
    ['false', 'false', false],
  ];
  return [
    {
      ...plain,
      name: `${plain.name}:reversed`,
      title: `${plain.title}, in the other order`,
      change: (ids) => inOtherOrder(ids, combination),
    },
    ...surplus.map((name) => ({
      ...plain,
      name: `${plain.name}:${name}=unknown`,
      title: `${plain.title}, with an unknown ${name}`,
      change: (ids: Values) => all(becoming(ids, shape, combination), replace(name, ids.unknown(name))),
    })),
    ...surplus.flatMap((name) =>
      values.map(([key, label, value]) => ({
        ...plain,
        name: `${plain.name}:${name}=${key}`,
        title: `${plain.title}, with ${label} for ${name}`,
        change: (ids: Values) => all(becoming(ids, shape, combination), replace(name, value)),
      })),
    ),
  ];
}

function inOtherOrder(values: Values, names: readonly string[]): RequestChange {
  return text(JSON.stringify(Object.fromEntries([...names].reverse().map((name) => [name, values.id(name)]))));
}

function becoming(values: Values, from: readonly string[], to: readonly string[]): RequestChange {
  return all(
    ...from.filter((name) => !to.includes(name)).map((name) => without(name)),
    ...to.filter((name) => !from.includes(name)).map((name) => replace(name, values.id(name))),
  );
}

function nearest(
  shapes: readonly (readonly string[])[],
  combination: readonly string[],
): readonly string[] | undefined {
  const distance = (shape: readonly string[]) =>
    shape.filter((name) => !combination.includes(name)).length +
    combination.filter((name) => !shape.includes(name)).length;
  return [...shapes].sort((one, other) => distance(one) - distance(other))[0];
}
