import { type Grounds, plainTrial, trial, validCall } from './draft.js';
import { onceCase } from './repetitions.js';
import { success } from './scripted-answer.js';
import type { EndpointSpelling, Trial } from './trial.js';

const spellings: readonly { readonly endpoint: EndpointSpelling; readonly words: string }[] = [
  { endpoint: 'path', words: 'with a path of its own' },
  { endpoint: 'slash', words: 'that ends with a slash' },
  { endpoint: 'ipv6', words: 'by an IPv6 address' },
];

/** Endpoints as people write them. */
export function* endpointTrials(grounds: Grounds): Generator<Trial> {
  for (const operation of grounds.operations) {
    for (const { endpoint, words } of spellings) {
      yield trial('client-requests', operation, `endpoint:${endpoint}`, {
        call: validCall(grounds, operation, `endpoint/${endpoint}`),
        answers: [success],
        endpoint,
        control: plainTrial(operation),
        cases: [
          {
            requirement: 'request.endpoint-kept',
            variant: endpoint,
            title: `calls an endpoint ${words}`,
            expect: { kind: 'endpoint-kept' },
          },
          onceCase(`endpoint-${endpoint}`, `it calls an endpoint ${words}`),
        ],
      });
    }
  }
}
