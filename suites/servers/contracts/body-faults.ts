import { apart } from '../../../src/model/contract/apart.js';
import type { Branch, Described } from '../../../src/model/contract/described.js';
import { partsOf } from '../../../src/model/contract/members.js';
import type { Base } from '../../../src/model/experiment/base.js';
import { mayBeSent, refusedAs, type Variation } from '../../../src/model/experiment/compose.js';
import { all, type RequestChange, replace, text, without, withoutHeader } from '../../../src/model/experiment/draft.js';
import type { Values } from '../../../src/model/experiment/experiment.js';
import { unknownMember, unlistedWord } from '../../../src/model/experiment/undocumented-words.js';
import { missing, refused } from './parameter-faults.js';
import { ruledOut } from './ruled-out.js';
import { sampledBase } from './sampled-base.js';
import { schemaFaults } from './schema-faults.js';
import { wrongObjects } from './wrong-containers.js';
import type { WrongKeyword } from './wrong-value.js';

const ofWhole: Readonly<Partial<Record<WrongKeyword, Variation['requirement']>>> = {
  missing: 'required.missing-refused',
  'member-count': 'members.count-refused',
  branch: 'branch.unmatched-refused',
};

type Parameters = Readonly<Record<string, unknown>>;

/** What the document forbids of a body as a whole. */
export function bodyFaults(plain: Base): readonly Variation[] {
  const { described, carrier } = plain.operation;
  if (described === undefined || carrier !== 'body') return [];
  if (!mayBeSent(plain) && plain.shape.length === 0) return [];
  const { invalid } = described.refusals;
  const fault = (
    name: string,
    label: string,
    requirement: Variation['requirement'],
    change: RequestChange,
  ): Variation => ({
    name,
    title: `refuses ${label}`,
    requirement,
    change: () => change,
    expect: refusedAs(...invalid),
  });
  const sampled = sampledBase(plain);
  const { beside, inBody } = apart(described.places, sampled);
  const empty = described.body === undefined ? [] : described.violations(beside);
  const ofEmpty = empty.some(({ keyword }) => keyword === 'required')
    ? 'required.empty-object-refused'
    : 'members.count-refused';
  const isClosed =
    described.body !== undefined && described.violations({ ...sampled, [unknownMember]: 'x' }).length > 0;
  return [
    ...(empty.length > 0
      ? [fault('empty-object', 'an empty object', ofEmpty, all(...Object.keys(inBody).map((name) => without(name))))]
      : []),
    ...(described.isBodyRequired
      ? [
          fault('no-body', 'an absent body', 'required.no-body-refused', text(null)),
          {
            ...fault(
              'no-body-no-type',
              'an absent body without a content type',
              'required.no-body-refused',
              all(text(null), withoutHeader('content-type')),
            ),
            expect: refusedAs(...invalid, 415),
          },
        ]
      : []),
    ...(isClosed
      ? [
          fault(
            'unknown-member',
            'a member that the schema forbids',
            'members.unknown-refused',
            replace(unknownMember, 'not documented'),
          ),
        ]
      : []),
    ...mixed(described, sampled),
    ...ofRoot(described, sampled),
  ];
}

/** What a branch of the body demands and forbids, sent in its parameters in the place of those of the base. */
export function branchFaults(plain: Base, branch: Branch): readonly Variation[] {
  const { described } = plain.operation;
  if (described === undefined) return [];
  const sampled = { ...apart(described.places, sampledBase(plain)).beside, ...branch.parameters };
  const into = (fault: Variation): Variation => ({
    ...fault,
    name: `${branch.name}:${fault.name}`,
    title: `${fault.title}, of ${branch.name}`,
    change: (values) => all(becoming(described, branch.parameters), fault.change(values)),
  });
  const needed = Object.keys(branch.parameters);
  const optional = [...branch.members.keys()].filter((name) => !needed.includes(name));
  return [...needed, ...optional].flatMap((name) => {
    const schema = branch.members.get(name);
    const value = sampled[name] ?? (schema && described.sampler.sample(schema, true));
    if (schema === undefined || value === undefined) return missing(described, name, sampled).map(into);
    const wrong = schemaFaults(described, { name, schema }, value, { ...sampled, [name]: value });
    return [...missing(described, name, sampled), ...wrong.map((fault) => refused(described, fault))].map(into);
  });
}

/** Puts other parameters in the place of those of the body. */
export function becoming({ places }: Described, parameters: Parameters): RequestChange {
  return (draft) => ({ ...draft, parameters: { ...apart(places, draft.parameters).beside, ...parameters } });
}

// What the body as an object must hold to, beside what its members must.
function ofRoot(described: Described, sampled: Parameters): readonly Variation[] {
  const { body, document, sampler, parameters } = described;
  if (body === undefined) return [];
  const { beside, inBody } = apart(described.places, sampled);
  return partsOf(document, body)
    .flatMap((part) => [
      ...wrongObjects(part, inBody, (name) => parameters.get(name)?.schema, sampler),
      ...ruledOut(part, inBody, sampler.sample),
    ])
    .filter(({ name }) => name !== 'unknown-member' && name !== 'too-few-members')
    .flatMap(({ keyword, name, label, candidates }): Variation[] => {
      const value = candidates.find(
        (one): one is Parameters =>
          typeof one === 'object' && one !== null && described.violations({ ...beside, ...one }).length > 0,
      );
      if (value === undefined) return [];
      const requirement = ofWhole[keyword] ?? 'members.unknown-refused';
      return [
        {
          name,
          title: `refuses ${label}`,
          requirement,
          change: () => becoming(described, value),
          expect: refusedAs(...described.refusals.invalid),
        },
      ];
    });
}

function mixed(described: Described, sampled: Parameters): readonly Variation[] {
  const { branches, body } = described;
  if (branches.length < 2 || body === undefined) return [];
  const { beside } = apart(described.places, sampled);
  const word = described.discriminator;
  const candidates: readonly (readonly [string, string, Variation['requirement'], Parameters])[] = [
    [
      'several-branches',
      'the members of several alternatives at once',
      'branch.unmatched-refused',
      Object.assign({}, ...branches.map(({ parameters }) => parameters)),
    ],
    ['no-branch', 'what no alternative allows', 'branch.unmatched-refused', { [unknownMember]: 'none' }],
    ...(word === undefined
      ? []
      : [
          [
            'unknown-discriminator',
            'a discriminator that there is not',
            'branch.discriminator-refused',
            { ...branches[0]?.parameters, [word]: unlistedWord },
          ] as const,
        ]),
  ];
  return candidates
    .filter(([, , , parameters]) => described.violations({ ...beside, ...parameters }).length > 0)
    .map(([name, label, requirement, parameters]) => ({
      name,
      title: `refuses ${label}`,
      requirement,
      // What exists tells more than what is made up.
      change: (values) => becoming(described, withLent(parameters, values)),
      expect: { ...refusedAs(...described.refusals.invalid), isMadeUp: true },
    }));
}

function withLent(parameters: Parameters, values: Values): Parameters {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      typeof value === 'string' ? (values.lent(name) ?? value) : value,
    ]),
  );
}
