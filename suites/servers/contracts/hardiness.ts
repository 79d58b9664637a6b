import { apart } from '../../../src/model/contract/apart.js';
import { base, parametersOf } from '../../../src/model/experiment/base.js';
import { mayBeSent, probes, type Variation } from '../../../src/model/experiment/compose.js';
import { all, header, type RequestChange, replace, text } from '../../../src/model/experiment/draft.js';
import type { Suite, Values } from '../../../src/model/experiment/experiment.js';
import { unknownId } from './unknown-id.js';

/** Nothing that a caller sends is a fault of the server, on the operations of any document. */
export const hardiness: Suite = {
  concern: 'robustness',
  *experiments(operation, facts) {
    const { described } = operation;
    const plain = base('robustness', operation, facts);
    if (described === undefined || !mayBeSent(plain)) return;
    const isText = (name: string) => typeof operation.parameters.find((one) => one.name === name)?.sample !== 'number';
    const name = plain.shape.find(
      (one) => isText(one) && !['header', 'cookie'].includes(described.places.get(one)?.in ?? ''),
    );
    const inBody = (values: Values) => apart(described.places, parametersOf(plain, values)).inBody;
    const withMember = (values: Values, member: string) =>
      text(JSON.stringify({ ...inBody(values), '': 0 }).replace(/"":0}$/, `${member}}`));
    const survived = (id: string, label: string, change: (values: Values) => RequestChange): Variation => ({
      name: id,
      title: `survives ${label}`,
      requirement: 'robust.never-5xx',
      change,
      expect: { kind: 'survived', mayBeCutOff: false },
    });
    const isObject = described.body !== undefined;
    const cursor = operation.parameters.find((one) => /cursor|page_?token/i.test(one.name) && isText(one.name))?.name;
    yield* probes(plain, 'hostile-input', [
      survived('odd-accept', 'an Accept that is no list of types', () => header('accept', ';;nonsense/')),
      ...(name === undefined
        ? []
        : [
            survived('long-string', `four thousand characters for ${name}`, () => replace(name, 'a'.repeat(4000))),
            survived('nul', `a NUL for ${name}`, () => replace(name, '\u0000')),
            survived('odd-unicode', `odd Unicode for ${name}`, () => replace(name, '\u202e\u{1f512}e\u0301\u2028')),
          ]),
      ...(cursor === undefined || !described.isReading
        ? []
        : [
            survived('foreign-cursor', `a text in base64 that it did not hand out for ${cursor}`, () =>
              replace(cursor, 'bm90IGEgY3Vyc29y'),
            ),
          ]),
      ...(isObject
        ? [
            survived('deep-nesting', 'deep nesting', (values) =>
              withMember(values, `"note":${'['.repeat(2000)}${']'.repeat(2000)}`),
            ),
            survived('prototype', 'members that name the prototype', (values) =>
              withMember(values, '"__proto__":{"admin":true},"constructor":{"prototype":null}'),
            ),
            survived('false-encoding', 'a content coding that the body does not have', (values) =>
              all(text(JSON.stringify(inBody(values))), header('content-encoding', 'gzip')),
            ),
          ]
        : []),
    ]);
    const ids = plain.shape
      .filter((one) => described.parameters.get(one)?.isId === true)
      .flatMap((one) => operation.parameters.find((own) => own.name === one && own.sample === undefined) ?? []);
    for (const id of ids) yield* probes(plain, `unknown:${id.name}`, [unknownId(id)]);
  },
};
