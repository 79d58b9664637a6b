import type { RequirementId } from '../../spec/requirements/servers/index.js';
import { base, coveringShapes } from '../../src/model/experiment/base.js';
import { refusals, refusedAs, type Variation } from '../../src/model/experiment/compose.js';
import { all, type RequestChange, replace, text, without, withoutHeader } from '../../src/model/experiment/draft.js';
import type { Suite } from '../../src/model/experiment/experiment.js';
import { underOtherCredentials } from './under-other-credentials.js';

/** Nothing required is missing, empty or null. */
export const requiredParams: Suite = {
  concern: 'required-params',
  *experiments(operation, facts) {
    const required = operation.parameters.filter((parameter) => parameter.required).map(({ name }) => name);
    for (const { shape, covers } of coveringShapes(operation)) {
      const faults: Variation[] = [];
      for (const name of covers) {
        if (required.includes(name)) {
          faults.push(
            refuse(`${name}=missing`, `a request without ${name}`, 'required.missing-refused', without(name), name),
          );
        }
        if (operation.carrier === 'body') {
          faults.push(refuse(`${name}=null`, `null for ${name}`, 'required.null-refused', replace(name, null), name));
        }
      }
      if (operation.carrier === 'body' && operation.invalidCombinations.length > 0) {
        for (const { name } of operation.parameters.filter((one) => !shape.includes(one.name))) {
          faults.push(
            refuse(
              `${name}=null-beside-${shape.join('+')}`,
              `null for ${name} beside ${shape.join(' and ')}`,
              'required.null-refused',
              replace(name, null),
              name,
            ),
          );
        }
      }
      const isPlain = shape.every((name) => required.includes(name));
      if (required.length > 0 && isPlain) {
        faults.push(
          refuse(
            'empty-object',
            'an empty object',
            'required.empty-object-refused',
            all(...shape.map((name) => without(name))),
          ),
        );
        if (operation.carrier === 'body') {
          faults.push(refuse('no-body', 'an absent body', 'required.no-body-refused', text(null)), {
            ...refuse(
              'no-body-no-type',
              'an absent body without a content type',
              'required.no-body-refused',
              all(text(null), withoutHeader('content-type')),
            ),
            expect: refusedAs(400, 415),
          });
        }
      }
      if (faults.length > 0) {
        yield* refusals(base('required-params', operation, facts, { shape }), shape.join('+'), faults);
      }
      yield* underOtherCredentials('required-params', operation, facts, shape, faults);
    }
  },
};

function refuse(
  name: string,
  label: string,
  requirement: RequirementId,
  change: RequestChange,
  about?: string,
): Variation {
  return {
    name,
    title: `refuses ${label}`,
    requirement,
    change: () => change,
    expect: refusedAs(400),
    ...(about === undefined ? {} : { about }),
  };
}
