import { base, coveringShapes } from '../../src/model/experiment/base.js';
import { probes } from '../../src/model/experiment/compose.js';
import { all, type Change, replace, text } from '../../src/model/experiment/draft.js';
import type { Suite, Values } from '../../src/model/experiment/experiment.js';

interface Hostile {
  readonly name: string;
  readonly label: string;
  /** Of the body with ids that belong to nothing, and of its first parameter. */
  readonly change: (json: string, parameter: string) => Change;
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
      text(withMember(json, Array.from({ length: 5000 }, (_, index) => `"note_${index}":${index}`).join())),
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
    name: 'duplicate-member',
    label: 'a member given twice',
    change: (json) => text(json.replace(/^{("[^"]*":)/, '{$1"first",$1')),
  },
  {
    name: 'huge-number',
    label: 'a number beyond every range',
    change: (json) => text(json.replace(/:"[^"]*"/, ':1e400')),
  },
];

/** Nothing that a caller sends is a fault of the server. */
export const robustness: Suite = {
  concern: 'robustness',
  *experiments(operation, facts) {
    const plain = base('robustness', operation, facts);
    const [first] = plain.shape;
    if (operation.carrier === 'body' && first !== undefined) {
      const unknownIds = (values: Values) =>
        JSON.stringify(Object.fromEntries(plain.shape.map((name) => [name, values.unknown(name)])));
      yield* probes(
        plain,
        'hostile-input',
        hostile.map(({ name, label, change, mayBeCutOff = false }) => ({
          name,
          title: `survives ${label}`,
          requirement: 'robust.never-5xx' as const,
          change: (values) => change(unknownIds(values), first),
          expect: { kind: 'survived', mayBeCutOff },
        })),
      );
    }
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
