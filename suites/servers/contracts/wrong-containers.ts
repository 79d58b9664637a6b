import type { Schema } from '../../../src/model/contract/document.js';
import { freeName, listedIn } from '../../../src/model/contract/members.js';
import type { Sampler } from '../../../src/model/contract/sampler.js';
import { unknownMember } from '../../../src/model/experiment/undocumented-words.js';
import { wrongScalars } from './wrong-scalars.js';
import type { WrongValue } from './wrong-value.js';

// Longer lists and larger objects only to break a limit would be a burden on any target.
const largest = 1000;
const misnamed = 'Conformance note!';
/** Of these at least one is wrong wherever not all are allowed. */
const strangers = [12345, 'text', true, { nested: [] }];

/** Lists of a wrong length, or with an item twice, given one that is right. */
export function wrongLists(
  part: Schema,
  list: readonly unknown[],
  isText: boolean,
  { sample }: Sampler,
): readonly WrongValue[] {
  const { minItems = 0, maxItems = largest, uniqueItems, prefixItems = [], contains, unevaluatedItems } = part;
  const [first] = list;
  const many = Array.from({ length: maxItems + 1 }, (_, index) => list[index % Math.max(list.length, 1)] ?? first);
  // Where every item is another one, only the number is wrong.
  const distinct =
    uniqueItems === true && maxItems < largest
      ? sample({ ...part, minItems: maxItems + 1, maxItems: maxItems + 1, allOf: [] }, false)
      : undefined;
  return [
    // No item at all cannot be told from no parameter where lists travel as text.
    ...(minItems > 0 && !(isText && minItems === 1)
      ? [wrong('count', 'too-few', `fewer than ${minItems} items`, list.slice(0, minItems - 1))]
      : []),
    ...(maxItems < largest && list.length > 0
      ? [
          wrong(
            'count',
            'too-many',
            `more than ${maxItems} items`,
            ...(Array.isArray(distinct) ? [distinct] : []),
            many,
          ),
        ]
      : []),
    ...(contains === undefined ? [] : wrongContents(part, contains)),
    ...(unevaluatedItems === false && list.length > 0
      ? [wrong('count', 'further-item', 'an item that the schema does not know', [...list, first])]
      : []),
    ...(prefixItems.length > 0 && list.length > 0
      ? [wrong('items', 'first-item', 'a first item of another kind', [{ [unknownMember]: 1 }, ...list.slice(1)])]
      : []),
    ...(uniqueItems === true && list.length > 0
      ? [wrong('repeated', 'repeated', 'an item twice', [first, first], [...list, first])]
      : []),
  ];

  function wrongContents(
    { contains: _contains, minContains = 1, maxContains = largest, ...rest }: Schema,
    wanted: Schema,
  ): readonly WrongValue[] {
    const one = sample(wanted, false);
    const fewest = Math.max(1, minItems);
    // What the items may be and what has to be among them may be described in any way: the first list that breaks only the
    // latter is taken.
    const unlike = wrongScalars(wanted, one).flatMap(({ candidates }) => candidates);
    const others = [
      sample({ ...rest, minItems: fewest }, false),
      ...[...listedIn(rest.items ?? {}), ...unlike, 'x'].map((item) => Array(fewest).fill(item)),
    ];
    return [
      wrong('count', 'none-contained', 'no item of the kind that has to be there', ...others),
      ...(minContains > 1 && minContains < largest
        ? [
            wrong(
              'count',
              'too-few-contained',
              `fewer than ${minContains} such items`,
              Array(minContains - 1).fill(one),
            ),
          ]
        : []),
      ...(maxContains < largest
        ? [
            wrong(
              'count',
              'too-many-contained',
              `more than ${maxContains} such items`,
              Array(maxContains + 1).fill(one),
            ),
          ]
        : []),
    ];
  }
}

/**
 * Objects with members that the schema forbids, or with too few or too many, given one that is right.
 * @param schemaOf a member.
 */
export function wrongObjects(
  part: Schema,
  object: Readonly<Record<string, unknown>>,
  schemaOf: (name: string) => Schema | undefined,
  sampler: Sampler,
): readonly WrongValue[] {
  const sample = (schema: Schema) => sampler.sample(schema, false);
  const validFor = (name: string) => {
    const schema = schemaOf(name);
    return schema === undefined ? undefined : sample(schema);
  };
  const { additionalProperties, unevaluatedProperties, minProperties = 0, maxProperties = largest } = part;
  const { dependentRequired = {}, dependentSchemas = {}, propertyNames, patternProperties = {} } = part;
  const dependent = [
    ...Object.entries(dependentRequired),
    ...Object.entries(dependentSchemas).map(([name, { required = [] }]) => [name, required] as const),
  ];
  const isClosed = additionalProperties === false || unevaluatedProperties === false;
  const entries = Object.entries(object);
  const filler = entries[0]?.[1] ?? (typeof additionalProperties === 'object' ? sample(additionalProperties) : 'x');
  const more = (nameOf: (index: number) => string) =>
    Object.fromEntries(
      Array.from({ length: Math.max(maxProperties + 1 - entries.length, 0) }, (_, index) => [nameOf(index), filler]),
    );
  // What the schema says of names is met by one that it makes.
  const free = freeName(part, sample) || unknownMember;
  return [
    ...(isClosed
      ? [
          wrong('unknown-member', 'unknown-member', 'a member that the schema forbids', {
            ...object,
            [unknownMember]: 'not documented',
          }),
        ]
      : []),
    ...(typeof additionalProperties === 'object'
      ? strangers.map((value, index) =>
          wrong('nested', `other-member-${index + 1}`, 'a further member of a wrong kind', {
            ...object,
            [free]: value,
          }),
        )
      : []),
    ...Object.keys(patternProperties).flatMap((pattern, place) => {
      const name = sample({ type: 'string', pattern });
      if (typeof name !== 'string') return [];
      const called = `matching-member${place === 0 ? '' : `-${place + 1}`}`;
      return strangers.map((value, index) =>
        wrong('nested', `${called}-${index + 1}`, 'a wrong value for a member of a name that the schema describes', {
          ...object,
          [name]: value,
        }),
      );
    }),
    ...(propertyNames === undefined
      ? []
      : [
          wrong(
            'unknown-member',
            'misnamed-member',
            'a member of a name that the schema forbids',
            { ...object, [misnamed]: filler },
            // Of any value that is allowed beside it, and where there is no room for one more.
            ...entries.map(([name]) => ({ ...without(object, name), [misnamed]: filler })),
          ),
        ]),
    ...dependent.map(([name, others]) =>
      wrong(
        'missing',
        `${name}-alone`,
        `${name} without what it needs beside it`,
        Object.fromEntries([
          ...entries.filter(([own]) => !others.includes(own)),
          [name, object[name] ?? validFor(name) ?? 'x'],
        ]),
      ),
    ),
    ...(minProperties > 0
      ? [
          wrong(
            'member-count',
            'too-few-members',
            `fewer than ${minProperties} members`,
            Object.fromEntries(entries.slice(0, minProperties - 1)),
            {},
          ),
        ]
      : []),
    ...(maxProperties < largest
      ? [
          wrong(
            'member-count',
            'too-many-members',
            `more than ${maxProperties} members`,
            { ...object, ...more((index) => `note_${index}`) },
            { ...object, ...more((index) => `${free}${'abcdefghij'.charAt(index % 10).repeat(1 + index / 10)}`) },
          ),
        ]
      : []),
  ];
}

function wrong(keyword: WrongValue['keyword'], name: string, label: string, ...candidates: unknown[]): WrongValue {
  return { keyword, name, label, candidates };
}

function without(object: Readonly<Record<string, unknown>>, name: string): Readonly<Record<string, unknown>> {
  const { [name]: _left, ...others } = object;
  return others;
}
