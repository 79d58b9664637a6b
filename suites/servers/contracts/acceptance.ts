import type { Schema } from '../../../src/model/contract/document.js';
import { partsOf } from '../../../src/model/contract/members.js';
import { base } from '../../../src/model/experiment/base.js';
import { acceptance, mayBeSent, probes, type Variation } from '../../../src/model/experiment/compose.js';
import { replace } from '../../../src/model/experiment/draft.js';
import type { Suite } from '../../../src/model/experiment/experiment.js';
import { becoming } from './body-faults.js';
import { sampledBase } from './sampled-base.js';

// The values are samples, and need not be those of anything.
const acceptedOrUnknown = { kind: 'accepted', of: 'request', mayBeUnknown: true } as const;

/** Of one parameter. */
const listedAtMost = 8;

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
        partsOf(described.document, schema)
          .flatMap(limits)
          .filter(([, , value]) => described.violations({ ...sampled, [name]: value }).length === 0)
          .map(([word, label, value]) => ({
            name: `${name}=${word}`,
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

function limits({
  enum: listed = [],
  minimum,
  maximum,
  minLength = 0,
  maxLength = 0,
  type,
}: Schema): readonly (readonly [string, string, unknown])[] {
  const isText = [type].flat().includes('string');
  return [
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
