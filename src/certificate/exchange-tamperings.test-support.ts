import type { NotedEntry } from '../model/har.js';
import { entry, renumber, requestText, set, type Tampering } from './tampering.test-support.js';

const refused = 'missing';

/** Forgeries of the evidence. */
export const exchangeTamperings: readonly Tampering[] = [
  {
    name: 'the status of a refusal',
    edit: (bundle) => set(entry(bundle, refused), 'response.status', 200),
    named: /verdict on user_identities\.delete\/.*outcome: expected "/,
  },
  {
    name: 'the status of a control, from 200 to 400',
    edit: (bundle) => set(entry(bundle, 'control'), 'response.status', 400),
    named: /verdict on .*outcome: expected "inconclusive", received "pass"/,
  },
  {
    name: 'the body of a success',
    edit: (bundle) => {
      const success = entry(bundle, 'control', 'void-response');
      set(success, 'response.content.text', '{"ok":false}');
      set(success, 'response.content.size', 12);
      set(success, 'response.bodySize', 12);
    },
    named: /verdict on .*void\.ok-true.*outcome: expected "fail", received "pass"/,
  },
  {
    name: 'the length of a body that was not edited with it',
    edit: (bundle) => set(entry(bundle, refused), 'response.content.size', 1),
    named: /exchanges\.har: log\.entries\[\d+\]\.response\.content\.size: expected \d+, received 1/,
  },
  ...[null, { name: 'x', value: null }, { name: null, value: 'x' }].map(
    (header): Tampering => ({
      name: `${JSON.stringify(header)} among the headers of an answer`,
      edit: (bundle) => set(entry(bundle, 'control'), 'response.headers', [header]),
      named: /exchanges\.har: expected what the suite writes; log\.entries\.\d+\.response\.headers\.0.*received null/,
    }),
  ),
  {
    name: 'a header of an answer',
    edit: (bundle) =>
      set(
        entry(bundle, 'control', 'void-response'),
        'response.headers',
        entry(bundle, 'control', 'void-response').response.headers.map((one) =>
          one.name === 'content-type' ? { ...one, value: 'text/html' } : one,
        ),
      ),
    named: /verdict on .*void\.json.*outcome: expected "fail", received "pass"/,
  },
  {
    name: 'an answer that never came',
    edit: (bundle) => set(entry(bundle, 'control'), '_conformance.failure', 'timeout'),
    named: /exchanges\.har: log\.entries|verdict on .*outcome/,
  },
  {
    name: 'the body of a request',
    edit: (bundle) =>
      set(entry(bundle, 'control'), 'request.postData.text', requestText(bundle).replace(/[0-9a-f]{8}-/, '00000000-')),
    named: /exchange \d+ \(user_identities\.delete\/.*, control\): request\.body: expected .*, received/,
  },
  {
    name: 'a header of a request',
    edit: (bundle) =>
      set(entry(bundle, refused), 'request.headers', [
        ...entry(bundle, refused).request.headers,
        { name: 'authorization', value: 'Bearer {{api-key}}' },
      ]),
    named: /request\.headers\.authorization: expected nothing, received "Bearer \{\{api-key\}\}"/,
  },
  {
    name: 'the method of a request',
    edit: (bundle) => set(entry(bundle, 'control'), 'request.method', 'DELETE'),
    named: /control\): request\.method: expected "POST", received "DELETE"/,
  },
  {
    name: 'the path of a request',
    edit: (bundle) =>
      set(entry(bundle, 'control'), 'request.url', entry(bundle, 'control').request.url.replace('delete', 'get')),
    named: /control\): request\.path: expected "\/user_identities\/delete", received "\/user_identities\/get"/,
  },
  {
    name: 'the host of a request',
    edit: (bundle) => set(entry(bundle, 'control'), 'request.url', 'http://elsewhere.example/user_identities/delete'),
    named: /exchanges\.har: log\.entries\[\d+\]\.request\.url: expected/,
  },
  {
    name: 'two requests swapped',
    edit: (bundle) => {
      const [one, other] = [entry(bundle, refused), entry(bundle, 'control')];
      const request = { ...one.request };
      set(one, 'request', other.request);
      set(other, 'request', request);
    },
    named: /request\.headers\.authorization: expected/,
  },
  {
    name: 'two answers swapped',
    edit: (bundle) => {
      const [one, other] = [entry(bundle, refused), entry(bundle, 'control')];
      const response = { ...one.response };
      set(one, 'response', other.response);
      set(other, 'response', response);
    },
    named: /verdict on .*outcome: expected/,
  },
  {
    name: 'an exchange dropped',
    edit: ({ har }) => void har.log.entries.splice(20, 1),
    named: /the exchange is missing/,
  },
  {
    name: 'an exchange dropped, the others renumbered',
    edit: (bundle) => {
      bundle.har.log.entries.splice(20, 1);
      renumber(bundle);
    },
    named: /the exchange is missing/,
  },
  {
    name: 'an exchange repeated',
    edit: (bundle) => {
      bundle.har.log.entries.splice(20, 0, structuredClone(bundle.har.log.entries[20]) as NotedEntry);
      renumber(bundle);
    },
    named: /expected no such exchange, received one that the run does not send/,
  },
  {
    name: 'an exchange made up',
    edit: (bundle) => {
      const made = structuredClone(bundle.har.log.entries[20]) as NotedEntry;
      set(made, '_conformance.step', 'one more');
      bundle.har.log.entries.push(made);
      renumber(bundle);
    },
    named: /one more\): expected no such exchange/,
  },
  {
    name: 'an exchange of the world made up',
    edit: (bundle) => {
      const made = structuredClone(bundle.har.log.entries[0]) as NotedEntry;
      set(made, '_conformance.step', 'workspace of client-session-token');
      bundle.har.log.entries.splice(1, 0, made);
      renumber(bundle);
    },
    named: /workspace of client-session-token\): expected no such exchange/,
  },
  {
    name: 'exchanges in another order',
    edit: (bundle) => {
      bundle.har.log.entries.push(...bundle.har.log.entries.splice(20, 1));
      renumber(bundle);
    },
    named: /exchanges\.har: order|verdict on .*exchanges/,
  },
  {
    name: 'the numbers of exchanges',
    edit: (bundle) => set(bundle.har.log.entries[5] as NotedEntry, '_conformance.index', 500),
    named: /exchanges\.har: (?:log\.entries\[5\]|number of exchange)/,
  },
  {
    name: 'how often a request was sent',
    edit: (bundle) => set(entry(bundle, 'control'), '_conformance.attempts', 3),
    named: /exchanges\.har: expected the bytes that were certified/,
    needsCertificate: true,
  },
  {
    name: 'when a request was sent',
    edit: (bundle) => set(entry(bundle, 'control'), 'startedDateTime', '2020-01-01T00:00:00.000Z'),
    named: /exchanges\.har: expected the bytes that were certified/,
    needsCertificate: true,
  },
];
