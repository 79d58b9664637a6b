import { type Base, base, coveringShapes } from '../../src/model/experiment/base.js';
import { probes, type Variation } from '../../src/model/experiment/compose.js';
import { all, header, query, type RequestChange, replace, text, without } from '../../src/model/experiment/draft.js';
import type { Suite, Values } from '../../src/model/experiment/experiment.js';
import { otherCredentials } from './under-other-credentials.js';

interface Hostile {
  readonly name: string;
  readonly label: string;
  /** Of the body with ids that belong to nothing, and of its first parameter. */
  readonly change: (json: string, parameter: string) => RequestChange;
  /** Servers may hang up on a body beyond their limit. */
  readonly mayBeCutOff?: boolean;
}

const withMember = (json: string, member: string) => `${json.slice(0, -1)},${member}}`;

const hostile: readonly Hostile[] = [
  { name: 'unknown-ids', label: 'ids that belong to nothing', change: (json) => text(json) },
  {
    name: 'deep-nesting',
    label: 'deep nesting',
    change: (json) => text(withMember(json, `"note":${'['.repeat(5000)}${']'.repeat(5000)}`)),
  },
  {
    name: 'megabyte',
    label: 'a body of a megabyte',
    change: (json) => text(withMember(json, `"note":"${'x'.repeat(1024 * 1024)}"`)),
    mayBeCutOff: true,
  },
  {
    name: 'many-members',
    label: 'five thousand members',
    change: (json) =>
      text(withMember(json, Array.from({ length: 5000 }, (_, index) => `"n${index.toString(36)}":0`).join())),
  },
  {
    name: 'long-string',
    label: 'an id of ten thousand characters',
    change: (_json, name) => replace(name, 'a'.repeat(10_000)),
  },
  {
    name: 'lone-surrogate',
    label: 'half a surrogate pair',
    change: (json) => text(json.replace(/:"[^"]*"/, ':"\\ud800"')),
  },
  { name: 'nul', label: 'a NUL', change: (_json, name) => replace(name, '\u0000') },
  {
    name: 'odd-unicode',
    label: 'odd Unicode',
    change: (_json, name) => replace(name, '\u202e\u{1f512}e\u0301\ufffe\u2028'),
  },
  {
    name: 'prototype',
    label: 'members that name the prototype',
    change: (json) => text(withMember(json, '"__proto__":{"admin":true},"constructor":{"prototype":null}')),
  },
  {
    name: 'odd-names',
    label: 'members of odd names',
    change: (json) => text(withMember(json, '"":1,"\\u0000note":2,"a.b[c]":3,"\u{1f512}":4')),
  },
  {
    name: 'duplicate-member',
    label: 'a member given twice',
    change: (json) => text(json.replace(/^{("[^"]*":)/, '{$1"first",$1')),
  },
  {
    name: 'duplicate-member-last',
    label: 'the last member given twice',
    change: (json) => text(json.replace(/("[^"]*":"[^"]*")}$/, '$1,$1}')),
  },
  {
    name: 'multipart-no-boundary',
    label: 'a multipart body without a boundary',
    change: (json) => all(text(json), header('content-type', 'multipart/form-data')),
  },
  {
    name: 'unknown-charset',
    label: 'a charset that there is not',
    change: (json) => all(text(json), header('content-type', 'application/json; charset=nonsense')),
  },
  {
    name: 'false-encoding',
    label: 'a content coding that the body does not have',
    change: (json) => all(text(json), header('content-encoding', 'gzip')),
  },
  {
    name: 'huge-number',
    label: 'a number beyond every range',
    change: (json) => text(json.replace(/:"[^"]*"/, ':1e400')),
  },
];

// Who is asking may decide how far a request gets.
const alsoByPeople = ['unknown-ids', 'long-string', 'lone-surrogate', 'nul', 'duplicate-member'];

/** Where there may be no body: what stands in the rest of the request. */
const hostileHeads: readonly (readonly [name: string, label: string, change: RequestChange])[] = [
  ['token-beyond-ascii', 'a token with a byte beyond ASCII', header('authorization', 'Bearer {{api-key}}\u00e9')],
  ['token-in-utf-8', 'a token in UTF-8', header('authorization', 'Bearer {{api-key}}\u00c3\u00a9')],
  ['long-token', 'a token of four thousand characters', header('authorization', `Bearer ${'a'.repeat(4000)}`)],
  ['odd-accept', 'an Accept that is no list of types', header('accept', ';;nonsense/')],
  ['odd-content-type', 'a content type that is none', header('content-type', 'nonsense;;')],
  [
    'odd-query',
    'a query of odd names',
    all(...['note[a]', 'note', 'note[]', '', '\u0000'].map((name) => query(name, 'nonsense'))),
  ],
];

/** Readers of queries make lists and objects of these. */
const hostileNames: readonly (readonly [name: string, label: string, rename: (parameter: string) => string[]])[] = [
  ['list', 'as a list', (name) => [`${name}[]`]],
  ['object', 'as an object', (name) => [`${name}[note]`]],
  ['twice', 'given twice', (name) => [name, name]],
];

function sentUnder(parameter: string, names: readonly string[]): RequestChange {
  return (draft) => {
    const value = String(draft.parameters[parameter]);
    return all(without(parameter), ...names.map((name) => query(name, value)))(draft);
  };
}

/** Nothing that a caller sends is a fault of the server. */
export const robustness: Suite = {
  concern: 'robustness',
  *experiments(operation, facts) {
    const plain = base('robustness', operation, facts);
    const [first] = plain.shape;
    if (operation.carrier === 'body' && first !== undefined) {
      yield* probes(
        plain,
        'hostile-input',
        hostile.map((one) => survival(plain, first, one)),
      );
    }
    for (const credential of operation.carrier === 'body' ? otherCredentials(operation) : []) {
      const personal = base('robustness', operation, facts, { credential });
      if (first === undefined) break;
      yield* probes(
        personal,
        `hostile-input:${credential}`,
        hostile
          .filter(({ name }) => alsoByPeople.includes(name))
          .map((one) => survival(personal, first, one, `${credential}:`, `, by ${credential.replaceAll('-', ' ')}`)),
      );
    }
    const unknown = (values: Values) => all(...plain.shape.map((name) => replace(name, values.unknown(name))));
    yield* probes(
      plain,
      'hostile-head',
      [...hostileHeads, ...hostileQueries(plain)].map(([name, label, change]) => ({
        name,
        title: `survives ${label}`,
        requirement: 'robust.never-5xx' as const,
        change: (values: Values) => all(unknown(values), change),
        expect: { kind: 'survived', mayBeCutOff: false } as const,
      })),
    );
    for (const { shape, covers } of coveringShapes(operation)) {
      yield* probes(
        base('robustness', operation, facts, { shape }),
        `unknown:${covers.join('+')}`,
        covers.map((parameter) => ({
          name: `${parameter}=unknown`,
          title: `refuses an unknown ${parameter}`,
          requirement: 'robust.unknown-id-refused' as const,
          about: parameter,
          change: (values) => all(replace(parameter, values.unknown(parameter))),
          expect: { kind: 'unknown-resource' },
        })),
      );
    }
  },
};

function hostileQueries({ operation, shape }: Base): typeof hostileHeads {
  if (operation.carrier !== 'query') return [];
  return shape.flatMap((parameter) =>
    hostileNames.map(
      ([name, label, rename]) =>
        [`${parameter}=${name}`, `${parameter} ${label}`, sentUnder(parameter, rename(parameter))] as const,
    ),
  );
}

function survival(
  { shape }: Base,
  parameter: string,
  { name, label, change, mayBeCutOff = false }: Hostile,
  prefix = '',
  suffix = '',
): Variation {
  const unknownIds = (values: Values) =>
    JSON.stringify(Object.fromEntries(shape.map((one) => [one, values.unknown(one)])));
  return {
    name: `${prefix}${name}`,
    title: `survives ${label}${suffix}`,
    requirement: 'robust.never-5xx',
    change: (values) => change(unknownIds(values), parameter),
    expect: { kind: 'survived', mayBeCutOff },
  };
}
