import type { RequirementId } from '../spec/requirements/index.js';
import { base, isMandatoryCredential, mandatoryShapes } from '../src/experiment/base.js';
import { control } from '../src/experiment/compose.js';
import type { VoidProperty } from '../src/experiment/expectation.js';
import type { Suite } from '../src/experiment/experiment.js';

const properties: readonly (readonly [RequirementId, VoidProperty, string])[] = [
  ['void.status-200', 'status-200', 'answers a success with 200'],
  ['void.json', 'json', 'answers a success with a JSON object'],
  ['void.ok-boolean', 'ok-boolean', 'answers a success with a boolean ok'],
  ['void.ok-true', 'ok-true', 'says ok on success'],
  ['void.nothing-else', 'nothing-else', 'returns nothing but ok'],
];

/** What a success looks like, in every shape and under every credential. */
export const voidResponse: Suite = {
  concern: 'void-response',
  *experiments(operation, facts) {
    for (const { parameters: shape } of mandatoryShapes(operation)) {
      for (const credential of operation.credentials.filter((name) => isMandatoryCredential(operation, name))) {
        const name = `${shape.join('+')}:${credential}`;
        yield* control(
          base('void-response', operation, facts, { shape, credential }),
          name,
          properties.map(([requirement, property, title]) => ({
            variant: name,
            requirement,
            title: `${title}, by ${credential.replaceAll('-', ' ')}`,
            step: 'control',
            expect: { kind: 'void', property },
          })),
        );
      }
    }
  },
};
