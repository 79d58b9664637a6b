import type { RequirementId } from '../../spec/requirements/servers/index.js';
import { base } from '../../src/model/experiment/base.js';
import { acceptance, accepted } from '../../src/model/experiment/compose.js';
import { all, header, type RequestChange } from '../../src/model/experiment/draft.js';
import type { Suite } from '../../src/model/experiment/experiment.js';

type Trait = readonly [name: string, label: string, requirement: RequirementId, change: RequestChange];

const headers = (values: Readonly<Record<string, string>>): RequestChange =>
  all(...Object.entries(values).map(([name, value]) => header(name, value)));

/** `Accept` as the HTTP libraries of published clients send it; that of JavaScript stands with the void responses. */
const accepts: readonly (readonly [name: string, label: string, value: string])[] = [
  ['any', 'any type', '*/*'],
  [
    'many',
    'JSON before text, XML and any type',
    'application/json, text/json, text/x-json, text/javascript, application/xml, text/xml, */*',
  ],
];

const traits: readonly Trait[] = [
  ...accepts.map(
    ([name, label, value]): Trait => [
      `accept=${name}`,
      `a client that takes ${label}`,
      'client.accept-served',
      header('accept', value),
    ],
  ),
  [
    'headers=clients',
    'headers of published clients that no document lists',
    'client.headers-ignored',
    headers({
      'seam-sdk-name': 'seamapi/javascript-http',
      'seam-sdk-version': '2.32.0',
      'seam-lts-version': '1.0.0',
      'x-fern-language': 'Go',
      'x-fern-sdk-name': 'github.com/seamapi/go',
      'x-fern-sdk-version': 'v0.6.1',
      'user-agent': 'axios/1.21.1',
      'accept-language': '*',
      'sec-fetch-mode': 'cors',
      'x-note-to-self': 'ignore me',
    }),
  ],
  [
    'headers=empty',
    'empty workspace and session headers beside an API key',
    'client.empty-headers-ignored',
    headers({ 'seam-workspace': '', 'client-session-token': '', 'seam-client-session-token': '' }),
  ],
];

const ofBody: readonly Trait[] = [
  ['body=chunked', 'a body in chunks', 'client.chunked-body-read', header('transfer-encoding', 'chunked')],
  ['expect=continue', 'an announced body', 'client.expectation-met', header('expect', '100-continue')],
];

const ofQuery: readonly Trait[] = [
  [
    'type=json',
    'a content type without a body',
    'client.bodyless-type-ignored',
    header('content-type', 'application/json'),
  ],
];

const inJson = {
  requirement: 'void.json',
  title: 'answers in JSON whatever else a client takes',
  expect: { kind: 'void', property: 'json' },
} as const;

/** What published clients really send is served. */
export const publishedClients: Suite = {
  concern: 'published-clients',
  *experiments(operation, facts) {
    for (const [name, label, requirement, change] of [
      ...traits,
      ...(operation.carrier === 'body' ? ofBody : ofQuery),
    ]) {
      yield* acceptance(base('published-clients', operation, facts), {
        name,
        title: `serves ${label}`,
        requirement,
        change: () => change,
        expect: accepted,
        ...(requirement === 'client.accept-served' ? { also: [inJson] } : {}),
      });
    }
  },
};
