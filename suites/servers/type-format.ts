import { base, coveringShapes } from '../../src/model/experiment/base.js';
import { refusals, refusedAs, type Variation } from '../../src/model/experiment/compose.js';
import { replace } from '../../src/model/experiment/draft.js';
import type { Suite } from '../../src/model/experiment/experiment.js';
import { underOtherCredentials } from './under-other-credentials.js';

const mistyped: readonly {
  readonly name: string;
  readonly label: string;
  readonly from: (id: string, parameter: string) => unknown;
}[] = [
  { name: 'number', label: 'a number', from: () => 12345 },
  { name: 'zero', label: 'zero', from: () => 0 },
  { name: 'true', label: 'a boolean', from: () => true },
  { name: 'false', label: 'false', from: () => false },
  { name: 'object', label: 'an object', from: (id) => ({ id }) },
  { name: 'operator', label: 'an object that looks like a database operator', from: () => ({ $ne: null }) },
  { name: 'array', label: 'an array of two', from: (id) => [id, id] },
  { name: 'one-element-array', label: 'an array that holds one valid id', from: (id) => [id] },
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
      const faults = covers.flatMap((parameter) =>
        mistyped.map(
          ({ name, label, from }): Variation => ({
            name: `${parameter}=${name}`,
            title: `refuses ${label} for ${parameter}`,
            requirement: 'type.mistyped-refused',
            about: parameter,
            change: (values) => replace(parameter, from(values.id(parameter), parameter)),
            expect: refusedAs(400),
          }),
        ),
      );
      yield* refusals(base('type-format', operation, facts, { shape }), shape.join('+'), faults);
      const telling = faults.filter(({ name }) => /=(?:number|object|one-element-array)$/.test(name));
      yield* underOtherCredentials('type-format', operation, facts, shape, telling);
    }
  },
};
