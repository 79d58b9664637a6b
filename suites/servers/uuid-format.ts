import type { RequirementId } from '../../spec/requirements/servers/index.js';
import { base, coveringShapes } from '../../src/model/experiment/base.js';
import {
  acceptance,
  accepted,
  probes,
  refusals,
  refusedAs,
  type Variation,
} from '../../src/model/experiment/compose.js';
import { replace } from '../../src/model/experiment/draft.js';
import type { Suite, Values } from '../../src/model/experiment/experiment.js';
import { type MalformedUuid, malformedUuids } from './malformed-uuids.js';
import { underOtherCredentials } from './under-other-credentials.js';

const versions = [1, 3, 5, 6, 7, 8];
const tellingUuids = malformedUuids.filter(({ isTelling }) => isTelling);

/** Every id parameter refuses what is not a uuid, and nothing that is one. */
export const uuidFormat: Suite = {
  concern: 'uuid-format',
  *experiments(operation, facts) {
    for (const { shape, covers } of coveringShapes(operation)) {
      const ids = operation.parameters.filter(({ name, isUuid }) => isUuid && covers.includes(name));
      const plain = base('uuid-format', operation, facts, { shape });
      const telling = ids.flatMap(({ name }) => malformed(name, tellingUuids));
      yield* underOtherCredentials('uuid-format', operation, facts, shape, telling);
      for (const { name: parameter } of ids) {
        yield* refusals(plain, parameter, malformed(parameter));
        yield* refusals(plain, `${parameter}:urn`, [urn(parameter)]);
        yield* acceptance(plain, {
          name: `${parameter}=existing-upper-case`,
          title: `finds an existing ${parameter} in upper case`,
          requirement: 'uuid.upper-case-finds',
          about: parameter,
          change: (values) => replace(parameter, values.id(parameter).toUpperCase()),
          expect: accepted,
        });
        yield* probes(plain, `${parameter}:well-formed`, wellFormed(parameter), [
          { name: twinOf(parameter), about: parameter, change: (values) => replace(parameter, unknown(values)) },
        ]);
      }
    }
  },
};

function malformed(parameter: string, shapes: readonly MalformedUuid[] = malformedUuids): Variation[] {
  return shapes.map(({ name, label, from }) => ({
    name: `${parameter}=${name}`,
    title: `refuses ${label} for ${parameter}`,
    requirement: 'uuid.malformed-refused',
    about: parameter,
    change: (values) => replace(parameter, from(values.id(parameter))),
    expect: refusedAs(400),
  }));
}

// A target may read it, so it has resources of its own.
function urn(parameter: string): Variation {
  return {
    name: `${parameter}=urn`,
    title: `refuses a uuid as a URN for ${parameter}`,
    requirement: 'uuid.urn-refused',
    about: parameter,
    change: (values) => replace(parameter, `urn:uuid:${values.id(parameter)}`),
    expect: refusedAs(400),
  };
}

function wellFormed(parameter: string): Variation[] {
  const variation = (
    name: string,
    label: string,
    requirement: RequirementId,
    from: (id: string) => string,
  ): Variation => ({
    name: `${parameter}=${name}`,
    title: `does not treat ${label} as malformed in ${parameter}`,
    requirement,
    about: parameter,
    change: (values) => replace(parameter, from(unknown(values))),
    expect: { kind: 'like-twin', twin: twinOf(parameter) },
  });
  return [
    ...versions.map((version) =>
      variation(
        `version-${version}`,
        `a uuid of version ${version}`,
        'uuid.every-version-accepted',
        (id) => `${id.slice(0, 14)}${version}${id.slice(15)}`,
      ),
    ),
    variation('upper-case', 'an upper-case uuid', 'uuid.case-insensitive', (id) => id.toUpperCase()),
    variation('mixed-case', 'a uuid of mixed case', 'uuid.case-insensitive', (id) =>
      [...id].map((digit, index) => (index % 2 === 0 ? digit.toUpperCase() : digit)).join(''),
    ),
    variation('nil', 'the nil uuid', 'uuid.special-values-accepted', (id) => id.replace(/[^-]/g, '0')),
    variation('max', 'the max uuid', 'uuid.special-values-accepted', (id) => id.replace(/[^-]/g, 'f')),
  ];
}

// With a letter in an even place, so that the other cases really differ.
function unknown(values: Values): string {
  return `a${values.unknown('well-formed').slice(1)}`;
}

function twinOf(parameter: string): string {
  return `twin: ${parameter} unknown`;
}
