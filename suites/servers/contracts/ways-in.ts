import { missingFor, schemesOf } from '../../../src/model/contract/lent-operations.js';
import {
  allPresented,
  lentFor,
  type Presentation,
  type Presented,
  waysIn,
} from '../../../src/model/contract/security.js';
import { type Base, base } from '../../../src/model/experiment/base.js';
import {
  credentialAccepted,
  mayBeSent,
  refusals,
  refusedAs,
  type Variation,
} from '../../../src/model/experiment/compose.js';
import type { Experiment } from '../../../src/model/experiment/experiment.js';
import { presenting, withoutPresented } from '../../../src/model/experiment/presenting.js';
import { unjudgedSchemes } from '../unjudged-schemes.js';

const nobody = Buffer.from('nobody:at-all').toString('base64');

/** Where a document asks for several credentials at once, requests with all but one of them, or with one that counts for nothing. */
export function incompleteFaults(plain: Base): readonly Variation[] {
  const { described } = plain.operation;
  const how = described?.presents.get(plain.credential);
  if (how === undefined || how.beside.length === 0) return [];
  return [
    ...allPresented(how).flatMap((one) => withoutOne(plain, how, one)),
    ...(mayBeSent(plain) ? how.beside.flatMap((one) => withUnknown(plain, how, one)) : []),
  ];
}

/** Every further way to be let in: accepted whole, and refused without any part of it. */
export function* furtherWays(plain: Base): Iterable<Experiment> {
  const { operation, facts, concern } = plain;
  const { described } = operation;
  for (const way of described?.others ?? []) {
    const name = schemesOf(way).join('+');
    const missing = missingFor(way, facts.credentials);
    if (missing.length > 0) {
      yield* unjudgedSchemes(plain, schemesOf(way), {
        where: `security scheme ${schemesOf(way).join(' and ')}`,
        note: `not judged: the operation is judged by another one; set ${missing.join(' and ')} to judge by it too`,
      });
      continue;
    }
    if (described === undefined) return;
    const others = waysIn(described).filter((one) => one !== way);
    const own = base(
      concern,
      { ...operation, described: { ...described, presents: new Map([[plain.credential, way]]), others } },
      facts,
      { credential: plain.credential },
    );
    const faults = allPresented(way).flatMap((one) => [
      ...(way.beside.length === 0 ? [] : withoutOne(own, way, one)),
      ...(mayBeSent(own) ? withUnknown(own, way, one) : []),
    ]);
    yield* refusals(
      own,
      `way=${name}`,
      faults.map((fault) => ({ ...fault, name: `way=${name}:${fault.name}` })),
      {
        control: [
          {
            variant: `way=${name}`,
            requirement: 'auth.api-key-accepted',
            title: `accepts ${schemesOf(way).join(' with ')}`,
            step: 'control',
            expect: credentialAccepted,
          },
        ],
      },
    );
  }
}

function withoutOne(plain: Base, how: Presentation, one: Presented): readonly Variation[] {
  return incomplete(plain, how, one, {
    name: `missing=${one.scheme}`,
    title: `refuses a request without ${one.scheme}`,
    requirement: 'auth.missing-refused',
    change: () => withoutPresented(one),
  });
}

function withUnknown(plain: Base, how: Presentation, one: Presented): readonly Variation[] {
  const token = one.form === undefined ? `{{${one.credential}|altered}}` : nobody;
  return incomplete(plain, how, one, {
    name: `unknown=${one.scheme}`,
    title: `refuses a value for ${one.scheme} that was never issued`,
    requirement: 'auth.unknown-token-refused',
    change: () => presenting(one, token),
  });
}

// What is left may be another way to be let in. With which status a part is refused, nobody says.
function incomplete(
  { operation: { described } }: Base,
  how: Presentation,
  left: Presented,
  variation: Omit<Variation, 'expect'>,
): readonly Variation[] {
  if (described === undefined || described.isOpen) return [];
  const rest = lentFor(how).filter((name) => name !== left.credential);
  const isEnough = waysIn(described)
    .filter((way) => way !== how)
    .some((way) => lentFor(way).every((name) => rest.includes(name)));
  return isEnough ? [] : [{ ...variation, expect: refusedAs(...new Set([401, 403, ...described.refusals.invalid])) }];
}
