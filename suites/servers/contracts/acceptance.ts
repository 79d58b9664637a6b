import { choiceValues } from '../../../src/model/contract/branches.js';
import type { Described } from '../../../src/model/contract/described.js';
import type { Schema } from '../../../src/model/contract/document.js';
import { allPartsOf } from '../../../src/model/contract/members.js';
import { base } from '../../../src/model/experiment/base.js';
import { acceptance, mayBeSent, probes, type Variation } from '../../../src/model/experiment/compose.js';
import { replace } from '../../../src/model/experiment/draft.js';
import type { Suite } from '../../../src/model/experiment/experiment.js';
import { arrives } from './arrives.js';
import { becoming } from './body-faults.js';
import { sampledBase } from './sampled-base.js';
import { spread } from './spread.js';
import { isTight } from './tight.js';

// The values are samples, and need not be those of anything.
const acceptedOrUnknown = { kind: 'accepted', of: 'request', mayBeUnknown: true } as const;

/** Of one list of values. */
const listedAtMost = 8;
/** Of one parameter; more say nothing that the first did not. */
const most = 16;

/** Of lists and objects within each other. */
const deepest = 3;

/** What is behind the name of the parameter in that of a case, a label and a value. */
type Allowed = readonly [word: string, label: string, value: unknown];

/** What the document allows is accepted: every branch of a body, and for what only reads, values at their limits. */
export const documentedValues: Suite = {
  concern: 'schema-values',
  *experiments(operation, facts) {
    const { described } = operation;
    const plain = base('schema-values', operation, facts);
    if (described === undefined || !mayBeSent(plain)) return;
    for (const { name, parameters } of described.branches.slice(1)) {
      yield* acceptance(plain, {
        name: `branch=${name}`,
        title: `accepts ${name}`,
        requirement: 'branch.documented-accepted',
        change: () => becoming(described, parameters),
        expect: acceptedOrUnknown,
      });
    }
    if (!described.isReading) return;
    const sampled = sampledBase(plain);
    const variations = [...described.parameters.values()]
      .filter(({ isId, isChoosy }) => !isId && !isChoosy)
      .flatMap(({ name, schema }): Variation[] =>
        spread(allowed(described, schema), most, ([word]) => word.replace(/:.*/, ''))
          .filter(([, , value]) => value !== null || !described.places.has(name))
          .filter(([, , value]) => arrives(value, described.places.get(name)))
          .filter(([, , value]) => described.violations({ ...sampled, [name]: value }).length === 0)
          .map(([word, label, value]) => ({
            name: `${name}${word}`,
            title: `accepts ${label} for ${name}`,
            requirement: 'values.documented-accepted',
            about: name,
            change: () => replace(name, value),
            expect: acceptedOrUnknown,
          })),
      );
    const byName = new Map(variations.map((one) => [one.name, one]));
    if (byName.size > 0) yield* probes(plain, 'limits', [...byName.values()]);
  },
};

// Of the schema itself, of each of its choices, of the items of a list and of the members of an object.
function allowed(described: Described, schema: Schema, depth = 0): readonly Allowed[] {
  const { document, sampler } = described;
  const parts = allPartsOf(document, schema);
  const within = (inner: Schema, path: string, around: (value: unknown) => unknown): readonly Allowed[] =>
    depth >= deepest
      ? []
      : allowed(described, inner, depth + 1).map(([word, label, value]) => [
          `${path}${word}`,
          `${label} within it`,
          around(value),
        ]);
  return [
    ...parts.flatMap(limits).map(([word, label, value]): Allowed => [`=${word}`, label, value]),
    ...(isTight(document, schema) ? choiceValues(described, schema) : []).map(
      ({ name, value }): Allowed => [`=${name}`, `its alternative ${name}`, value],
    ),
    ...parts.flatMap(({ items }) => (items === undefined ? [] : within(items, '[0]', (value) => [value]))),
    ...parts.flatMap(({ properties = {} }) => {
      const object = sampler.sample(schema, true);
      if (typeof object !== 'object' || object === null || !isTight(document, schema)) return [];
      return Object.entries(properties).flatMap(([name, member]) =>
        within(member, `.${name}`, (value) => ({ ...object, [name]: value })),
      );
    }),
  ];
}

function limits({
  enum: listed = [],
  minimum,
  maximum,
  minLength = 0,
  maxLength = 0,
  type,
}: Schema): readonly Allowed[] {
  const types = [type].flat();
  const isText = types.includes('string');
  return [
    ...(types.includes('boolean') && listed.length === 0
      ? [true, false].map((one) => [`${one}`, `${one}`, one] as const)
      : []),
    ...(types.includes('null') ? [['null', 'null', null] as const] : []),
    ...listed
      .filter((one) => typeof one === 'string' || typeof one === 'number')
      .slice(0, listedAtMost)
      .map((one) => [`listed:${String(one).replace(/\s+/g, '-')}`, `the listed value ${one}`, one] as const),
    ...(minimum === undefined ? [] : [['minimum', `the minimum ${minimum}`, minimum] as const]),
    ...(maximum === undefined ? [] : [['maximum', `the maximum ${maximum}`, maximum] as const]),
    ...(isText && minLength > 0 && minLength < 200
      ? [['shortest', `${minLength} characters`, 'a'.repeat(minLength)] as const]
      : []),
    ...(isText && maxLength > 0 && maxLength < 200
      ? [['longest', `${maxLength} characters`, 'a'.repeat(maxLength)] as const]
      : []),
  ];
}
