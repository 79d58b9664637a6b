import type { ClientRequirement } from './client-requirement.js';

const secrets = { interpretation: 'client-secrets' } as const;
const repetition = { interpretation: 'client-repetition' } as const;

export const safety = [
  {
    id: 'secret.only-in-authorization',
    since: 1,
    level: 'MUST',
    statement: 'The token stands in no other part of a request: no url, no body, no other header.',
    why: 'Urls and bodies are written to access logs.',
    sources: [secrets, { document: 'RFC 6750', section: '5.3' }],
    causes: ['The token is passed as a query parameter as well.', 'All options of the client are sent as headers.'],
  },
  {
    id: 'secret.not-in-errors',
    since: 1,
    level: 'MUST',
    statement: 'No message or other detail of an error holds the token.',
    why: 'Errors go to trackers and chat rooms.',
    sources: [secrets],
    causes: ['The request is quoted in the message.'],
  },
  {
    id: 'secret.not-when-printed',
    since: 1,
    level: 'SHOULD',
    statement: 'An error that is printed the way its language prints errors does not show the token.',
    why: 'Whoever logs the error logs the key.',
    sources: [secrets],
    causes: ['The error holds the request of the HTTP library, headers included.'],
  },
  {
    id: 'secret.not-in-output',
    since: 1,
    level: 'MUST',
    statement: 'The client never writes the token to standard output or standard error.',
    why: 'Output of programs ends in log files.',
    sources: [secrets],
    causes: ['Requests are logged for debugging.'],
  },
  {
    id: 'secret.not-on-redirect',
    since: 1,
    level: 'MUST',
    statement: 'A redirect never carries the token to another host.',
    why: 'Whoever can answer one request collects the key.',
    sources: [{ interpretation: 'client-redirects' }, { document: 'RFC 9110', section: '15.4' }],
    causes: ['Headers are copied to every hop.', 'The host is not compared.'],
  },
  {
    id: 'secret.not-on-other-port',
    since: 2,
    level: 'SHOULD',
    statement: 'A redirect does not carry the token to another port of the same host.',
    why: 'Another program on the same machine collects the key.',
    sources: [{ interpretation: 'client-redirects' }, { document: 'RFC 9110', section: '15.4' }],
    causes: ['Only the host is compared, not the port.'],
  },
  {
    id: 'retry.idempotent-only',
    since: 1,
    level: 'SHOULD',
    statement: 'A POST is not repeated after a 5xx or a lost answer, unless under one `Idempotency-Key`.',
    why: 'What was carried out once is carried out twice.',
    sources: [repetition, { document: 'RFC 9110', section: '9.2.2' }],
    causes: [
      'The retry policy does not look at the method.',
      'The HTTP library resends on a connection that it reused.',
    ],
  },
  {
    id: 'retry.same-request',
    since: 2,
    level: 'MUST',
    statement:
      'Every request of a call, repetitions included, is the documented one in full: form, parameters, body, credential and workspace.',
    why: 'The repetition fails for a reason of its own, or changes something else.',
    sources: [repetition, { interpretation: 'client-forms' }],
    causes: [
      'The body was read by the first attempt and is empty at the second.',
      'Headers or the query are only set on the way to the first attempt.',
    ],
  },
  {
    id: 'retry.bounded',
    since: 1,
    level: 'MUST',
    statement: 'One call makes ten requests at the most, however often it fails.',
    why: 'The caller waits for ever, and a server that is down stays down.',
    sources: [repetition],
    causes: ['The loop ends only with a success.'],
  },
  {
    id: 'retry.obeys-retry-after',
    since: 1,
    level: 'SHOULD',
    statement: 'A repetition after `Retry-After` does not come earlier than that.',
    why: 'A client that ignores it is throttled for longer.',
    sources: [repetition, { document: 'RFC 9110', section: '10.2.3' }],
    causes: ['A fixed delay is used.', 'Seconds are taken for milliseconds.'],
  },
] as const satisfies readonly ClientRequirement[];
