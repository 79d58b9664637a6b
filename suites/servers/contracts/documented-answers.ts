import { profileIncludes } from '../../../spec/profiles.js';
import type { Described } from '../../../src/model/contract/described.js';
import type { Schema } from '../../../src/model/contract/document.js';
import { partsOf } from '../../../src/model/contract/members.js';
import { hasWriteOnly } from '../../../src/model/contract/undocumented.js';
import { type Base, base } from '../../../src/model/experiment/base.js';
import { type Claimed, caseOf } from '../../../src/model/experiment/cases.js';
import { control, mayBeSent, refusals, type Variation } from '../../../src/model/experiment/compose.js';
import type { Suite } from '../../../src/model/experiment/experiment.js';
import { unauthorizedFaults } from './credentials.js';
import { parameterFaults } from './parameter-faults.js';
import { sampledBase } from './sampled-base.js';
import { unknownId } from './unknown-id.js';

/** Answers are as the document says. */
export const documentedAnswers: Suite = {
  concern: 'documented-answers',
  *experiments(operation, facts) {
    const { described } = operation;
    if (described === undefined) return;
    const plain = base('documented-answers', operation, facts);
    const claimed = (variant: string, ...[requirement, property, title]: Row): Claimed => ({
      variant,
      requirement,
      title,
      step: 'control',
      expect: { kind: 'documented', property },
    });
    const hasIds = plain.shape.some((name) => described.parameters.get(name)?.isId === true);
    // A success on made-up ids would be a fault, so there is nothing to look at; what returns nothing is judged as such.
    if (
      !described.isVoid &&
      mayBeSent(plain) &&
      (profileIncludes(facts.profile, 'core') || (described.isReading && !hasIds))
    ) {
      yield* control(
        isSecretive(described) ? withSecrets(plain, described) : plain,
        'success',
        [...successRows, ...(isSecretive(described) ? [writeOnlyRow] : [])].map((row) => claimed('success', ...row)),
      );
    }
    const hasSchema = described.answers.some(
      ({ status, schema }) => /^(?:4|default)/.test(status) && schema !== undefined,
    );
    if (!hasSchema) return;
    const faults = [
      ...unauthorizedFaults(plain).slice(0, 1),
      ...parameterFaults(plain).slice(0, 3),
      ...ofUnknown(plain).slice(0, 1),
    ];
    for (const experiment of refusals(plain, 'refusals', faults)) {
      yield { ...experiment, cases: [caseOf(plain, refusalShape)] };
    }
  },
};

// What exists is lent, so that only an id that is made up shows how a target says that a thing is unknown.
function ofUnknown(plain: Base): readonly Variation[] {
  const { parameters, described } = plain.operation;
  if (!mayBeSent(plain)) return [];
  return parameters
    .filter(({ name }) => plain.shape.includes(name) && described?.parameters.get(name)?.isId === true)
    .map(unknownId);
}

function isSecretive({ answers, document }: Described): boolean {
  return answers.some(
    ({ status, schema }) => /^2/.test(status) && schema !== undefined && hasWriteOnly(document, schema),
  );
}

// Whether a target keeps to itself what it was told shows only where it was told something.
function withSecrets(plain: Base, { parameters, document, violations }: Described): Base {
  const isSecret = (schema: Schema) => partsOf(document, schema).some(({ writeOnly }) => writeOnly === true);
  const secrets = [...parameters.values()].filter(({ schema }) => isSecret(schema)).map(({ name }) => name);
  const fuller = { ...plain, shape: [...new Set([...plain.shape, ...secrets])] };
  return violations(sampledBase(fuller)).length === 0 ? fuller : plain;
}

type Row = readonly [Claimed['requirement'], 'status' | 'shape' | 'write-only' | 'nothing-else', string];

const refusalShape: Claimed = {
  variant: 'refusals',
  requirement: 'response.refusal-shape',
  title: 'explains refusals as documented',
  expect: { kind: 'documented', property: 'refusals' },
};

const writeOnlyRow: Row = ['response.write-only-hidden', 'write-only', 'returns nothing that is only written'];

const successRows: readonly Row[] = [
  ['response.documented-status', 'status', 'answers a success with a documented status'],
  ['response.documented-shape', 'shape', 'answers a success with the documented schema'],
  ['response.nothing-else', 'nothing-else', 'returns nothing that is not documented'],
];
