import { isJsonObject } from '../../../src/ground/json-object.js';
import type { Schema } from '../../../src/model/contract/document.js';
import { listedIn } from '../../../src/model/contract/members.js';
import type { Sampler } from '../../../src/model/contract/sampler.js';
import { wrongScalars } from './wrong-scalars.js';
import type { WrongValue } from './wrong-value.js';

/** What the `not` of a schema rules out, and what its `if` asks of a value and it does not have, given one that is right. */
export function ruledOut(part: Schema, value: unknown, sample: Sampler['sample']): readonly WrongValue[] {
  const { not, if: condition, then: due, else: otherwise, ...rest } = part;
  const both = (other: Schema) => ({ ...rest, allOf: [...(rest.allOf ?? []), other] });
  const all: readonly (readonly [string, string, readonly unknown[]])[] = [
    ['ruled-out', 'what the schema rules out', not === undefined ? [] : forbidden(not)],
    [
      'condition-unmet',
      'what misses what its other members ask for',
      condition === undefined || due === undefined ? [] : without(due, merged(value, sample(both(condition), false))),
    ],
    [
      'otherwise-unmet',
      'what misses what is asked for otherwise',
      otherwise === undefined ? [] : without(otherwise, value),
    ],
  ];
  return all
    .filter(([, , candidates]) => candidates.length > 0)
    .map(([name, label, candidates]) => ({ keyword: 'branch', name, label, candidates }));

  function forbidden(schema: Schema): readonly unknown[] {
    const samples = [both(schema), schema].flatMap((one) => [sample(one, false), sample(one, true)]);
    return [...listedIn(schema), ...samples.flatMap((one) => [merged(value, one), one])].filter(
      (one) => one !== undefined,
    );
  }
}

// As it is, without each member that is asked for, and with a wrong value for each.
function without({ required = [], properties = {} }: Schema, value: unknown): readonly unknown[] {
  if (!isJsonObject(value)) return [];
  const left = required.map((name) => Object.fromEntries(Object.entries(value).filter(([own]) => own !== name)));
  const wrong = Object.entries(properties).flatMap(([name, member]) =>
    wrongScalars(member, value[name]).flatMap(({ candidates }) => candidates.map((one) => ({ ...value, [name]: one }))),
  );
  return [value, ...left, ...wrong];
}

function merged(value: unknown, other: unknown): unknown {
  return isJsonObject(value) && isJsonObject(other) ? { ...value, ...other } : other;
}
