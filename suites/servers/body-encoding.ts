import { jsonObject } from '../../src/ground/json-object.js';
import { apart } from '../../src/model/contract/apart.js';
import type { Described } from '../../src/model/contract/described.js';
import { type Base, base, parametersOf } from '../../src/model/experiment/base.js';
import { acceptance, accepted, mayBeSent, refusals, refusedAs } from '../../src/model/experiment/compose.js';
import { all, header, type RequestChange, replace, text } from '../../src/model/experiment/draft.js';
import type { Suite, Values } from '../../src/model/experiment/experiment.js';
import { unknownMember } from '../../src/model/experiment/undocumented-words.js';
import { sampledBase, sampledValues } from './contracts/sampled-base.js';

type FromJson = (json: string) => string;

const withMember = (json: string, member: string) => json.replace(/}$/, `,${member}}`);

const infinity: FromJson = (json) => withMember(json, `"${unknownMember}":-Infinity`);

const malformedJson: readonly (readonly [name: string, label: string, from: FromJson])[] = [
  ['truncated', 'truncated JSON', (json) => json.slice(0, -1)],
  ['two-documents', 'two JSON documents', (json) => `${json}${json}`],
  ['two-lines', 'two JSON documents, a line each', (json) => `${json}\n${json}`],
  ['nan', 'NaN for a value', (json) => json.replace(/:"[^"]*"/, ':NaN')],
  ['junk-behind', 'JSON with junk behind it', (json) => `${json} junk`],
  ['word', 'a word', () => 'hello'],
  ['form', 'a form that says it is JSON', (json) => new URLSearchParams(JSON.parse(json)).toString()],
];

const jsonExtensions: typeof malformedJson = [
  ['trailing-comma', 'JSON with a trailing comma', (json) => json.replace(/}$/, ',}')],
  ['single-quotes', 'JSON in single quotes', (json) => json.replaceAll('"', "'")],
  ['unquoted-name', 'JSON with an unquoted name', (json) => json.replace(/"(\w+)":/, '$1:')],
  ['comment', 'JSON with a comment', (json) => json.replace(/}$/, '/* note */}')],
  ['line-comment', 'JSON with a comment of one line', (json) => json.replace('{', '{ // note\n')],
  ['nan-member', 'NaN for a member that it does not know', (json) => withMember(json, `"${unknownMember}":NaN`)],
  ['infinity-member', 'an infinity for a member that it does not know', infinity],
  ['control-character', 'a line end in a string', (json) => withMember(json, `"${unknownMember}":"two\nlines"`)],
  ['bom-inside', 'JSON with a byte order mark inside', (json) => json.replace('{', '{\ufeff')],
];

const nonObjects: readonly (readonly [name: string, label: string, from: FromJson])[] = [
  ['array', 'an empty array', () => '[]'],
  ['array-of-object', 'an array that holds the valid object', (json) => `[${json}]`],
  ['array-of-values', "an array of the parameters' values", (json) => JSON.stringify(Object.values(JSON.parse(json)))],
  ['string', 'a string', () => '"text"'],
  [
    'string-of-id',
    'a string that holds the first id',
    (json) => JSON.stringify(Object.values(JSON.parse(json))[0]) ?? '',
  ],
  ['string-of-object', 'a string that holds the valid object', (json) => JSON.stringify(json)],
  ['number', 'a number', () => '42'],
  ['empty-string', 'an empty string', () => '""'],
  ['zero', 'zero', () => '0'],
  ['false', 'false', () => 'false'],
  ['true', 'true', () => 'true'],
  ['null', 'null', () => 'null'],
];

const otherNames: readonly (readonly [name: string, label: string, rename: (name: string) => string])[] = [
  ['upper-case', 'names in upper case', (name) => name.toUpperCase()],
  [
    'capitalized',
    'names with capital initials',
    (name) => name.replace(/(?:^|_)[a-z]/g, (start) => start.toUpperCase()),
  ],
  ['camel-case', 'names in camel case', (name) => name.replace(/_([a-z])/g, (_match, letter) => letter.toUpperCase())],
];

/** How the body is written: as one JSON object, said to be JSON. */
export const bodyEncoding: Suite = {
  concern: 'body-encoding',
  *experiments(operation, facts) {
    const { described } = operation;
    if (operation.carrier === 'query' || (described !== undefined && described.body === undefined)) return;
    const plain = base('body-encoding', operation, facts);
    // Whatever its body, a call without parameters could be carried out.
    if (!mayBeSent(plain) && plain.shape.length === 0) return;
    // What is no JSON never reaches the schema, so the plain status will do whatever is documented.
    const invalid = [...new Set([...(described?.refusals.invalid ?? []), 400])];
    const inBody = (values: Values) => apart(described?.places ?? new Map(), parametersOf(plain, values)).inBody;
    const jsonOf = (values: Values) => JSON.stringify(inBody(values));
    // Of a body without a member of the right kind, a change may leave what is valid.
    const sampled = described === undefined ? '' : jsonOf(sampledValues(facts));
    const isChange = ([, , from]: (typeof malformedJson)[number]) =>
      described === undefined || isInvalid(plain, described, from(sampled));
    const faults = (
      requirement: 'body.malformed-json-refused' | 'body.json-extension-refused' | 'body.non-object-refused',
      texts: typeof malformedJson,
    ) =>
      texts.filter(isChange).map(([name, label, from]) => ({
        name,
        title: `refuses ${label} as a body`,
        requirement,
        change: (values: Values) => text(from(jsonOf(values))),
        expect: refusedAs(...invalid),
      }));
    yield* refusals(plain, 'malformed-json', faults('body.malformed-json-refused', malformedJson));
    // What a target may read as the valid request is not sent where that could make something.
    const mayBeRead = mayBeSent(plain);
    if (mayBeRead) yield* refusals(plain, 'json-extension', faults('body.json-extension-refused', jsonExtensions));
    yield* refusals(plain, 'non-object', faults('body.non-object-refused', nonObjects));

    if (described === undefined && operation.parameters.length > plain.shape.length) {
      const inOrder = (values: Values) =>
        operation.parameters.map(({ name }) => (plain.shape.includes(name) ? values.id(name) : null));
      yield* refusals(plain, 'array-of-all-values', [
        {
          name: 'array-of-all-values',
          title: 'refuses an array of the values of all parameters as a body, null for those that are not given',
          requirement: 'body.non-object-refused',
          change: (values) => text(JSON.stringify(inOrder(values))),
          expect: refusedAs(400),
        },
      ]);
    }
    if (described === undefined && operation.parameters.some(({ required }) => required)) {
      yield* refusals(
        plain,
        'member-names',
        otherNames.map(([name, label, rename]) => ({
          name: `names=${name}`,
          title: `refuses ${label}`,
          requirement: 'body.member-names-exact',
          change: (values) =>
            text(JSON.stringify(Object.fromEntries(plain.shape.map((one) => [rename(one), values.id(one)])))),
          expect: refusedAs(400),
        })),
      );
    }

    // A form without a field is no body at all.
    const isEmpty = described !== undefined && sampled === '{}';
    const types: [string, string, (values: Values) => RequestChange][] = [
      [
        'content-type=form',
        'a form',
        (values) =>
          all(
            header('content-type', 'application/x-www-form-urlencoded'),
            text(new URLSearchParams(JSON.parse(jsonOf(values))).toString()),
          ),
      ],
      ['content-type=plain', 'plain text', () => header('content-type', 'text/plain')],
    ];
    const others = isEmpty ? types.slice(1) : types;
    for (const [name, label, change] of mayBeRead ? others : []) {
      yield* refusals(plain, name, [
        {
          name,
          title: `refuses ${label}`,
          requirement: 'body.wrong-content-type-refused',
          change,
          expect: refusedAs(...invalid, 415),
        },
      ]);
    }
    const isOpen = described?.violations({ ...sampledBase(plain), [unknownMember]: 'x' });
    if (isOpen !== undefined && isOpen.length > 0) return;
    yield* acceptance(plain, {
      name: 'unknown-member',
      title: 'ignores a member that the schema does not know',
      requirement: 'body.unknown-member-ignored',
      change: () => replace(unknownMember, 'ignore me'),
      expect: accepted,
    });
    yield* acceptance(plain, {
      name: 'charset',
      title: 'accepts a charset in the content type',
      requirement: 'body.charset-accepted',
      change: () => header('content-type', 'application/json; charset=utf-8'),
      expect: accepted,
    });
  },
};

function isInvalid(plain: Base, { places, violations }: Described, text: string): boolean {
  if (text === '') return false;
  const body = jsonObject(text);
  return body === undefined || violations({ ...apart(places, sampledBase(plain)).beside, ...body }).length > 0;
}
