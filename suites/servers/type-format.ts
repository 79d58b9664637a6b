import { base, coveringShapes } from '../../src/model/experiment/base.js';
import { refusals, refusedAs, type Variation } from '../../src/model/experiment/compose.js';
import { replace } from '../../src/model/experiment/draft.js';
import type { Suite } from '../../src/model/experiment/experiment.js';
import { underOtherCredentials } from './under-other-credentials.js';

interface Mistyped {
  readonly name: string;
  readonly label: string;
  readonly from: (id: string, parameter: string) => unknown;
  /** Whether it is sent under every credential, as one of a few that tell careless checks of different kinds. */
  readonly isTelling?: true;
}

const mistyped: readonly Mistyped[] = [
  { name: 'number', label: 'a number', from: () => 12345, isTelling: true },
  { name: 'zero', label: 'zero', from: () => 0 },
  { name: 'true', label: 'a boolean', from: () => true },
  { name: 'false', label: 'false', from: () => false },
  { name: 'object', label: 'an object', from: (id) => ({ id }), isTelling: true },
  { name: 'operator', label: 'an object that looks like a database operator', from: () => ({ $ne: null }) },
  { name: 'array', label: 'an array of two', from: (id) => [id, id] },
  { name: 'one-element-array', label: 'an array that holds one valid id', from: (id) => [id], isTelling: true },
  { name: 'array-in-array', label: 'an array that holds an array with one valid id', from: (id) => [[id]] },
  {
    name: 'object-of-itself',
    label: 'an object with the valid id under its own name',
    from: (id, parameter) => ({ [parameter]: id }),
  },
  { name: 'empty-array', label: 'an empty array', from: () => [] },
];

/** Every parameter is a string and nothing that could be taken for one. */
export const typeFormat: Suite = {
  concern: 'type-format',
  *experiments(operation, facts) {
    if (operation.carrier === 'query') return;
    for (const { shape, covers } of coveringShapes(operation)) {
      yield* refusals(base('type-format', operation, facts, { shape }), shape.join('+'), refused(covers, mistyped));
      const telling = refused(
        covers,
        mistyped.filter(({ isTelling }) => isTelling),
      );
      yield* underOtherCredentials('type-format', operation, facts, shape, telling);
    }
  },
};

function refused(parameters: readonly string[], values: readonly Mistyped[]): Variation[] {
  return parameters.flatMap((parameter) =>
    values.map(({ name, label, from }) => ({
      name: `${parameter}=${name}`,
      title: `refuses ${label} for ${parameter}`,
      requirement: 'type.mistyped-refused',
      about: parameter,
      change: (ids) => replace(parameter, from(ids.id(parameter), parameter)),
      expect: refusedAs(400),
    })),
  );
}
