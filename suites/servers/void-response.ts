import type { RequirementId } from '../../spec/requirements/servers/index.js';
import { base, isMandatoryCredential, mandatoryShapes } from '../../src/model/experiment/base.js';
import { acceptance, accepted, control } from '../../src/model/experiment/compose.js';
import { header } from '../../src/model/experiment/draft.js';
import type { VoidProperty } from '../../src/model/experiment/expectation.js';
import type { Suite } from '../../src/model/experiment/experiment.js';

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
    yield* acceptance(base('void-response', operation, facts), {
      name: 'accept=text-too',
      title: 'answers a success with a JSON object to a client that would take text too',
      requirement: 'void.json',
      // What the HTTP client in the JavaScript SDK sends unless it is told otherwise.
      change: () => header('accept', 'application/json, text/plain, */*'),
      expect: { kind: 'void', property: 'json' },
      also: [
        {
          requirement: 'client.accept-served',
          title: 'serves a client that would take text too',
          expect: accepted,
        },
      ],
    });
  },
};
