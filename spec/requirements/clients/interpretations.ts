/** A place where the sources on clients disagree or are silent, and how the suite reads it. */
export interface ClientInterpretation {
  readonly id: string;
  readonly question: string;
  /** What each source says, in our own words. */
  readonly sources: readonly string[];
  readonly reading: string;
  readonly reason: string;
}

/** Every reading that a requirement on clients rests on, by stable id. */
export const clientInterpretations = [
  {
    id: 'client-forms',
    question: 'Which method and which carrier may a client choose?',
    sources: [
      'The documents show POST with a body, and PUT for granting access to a device.',
      'Later API descriptions add DELETE with a query, and POST for the grant.',
    ],
    reading: 'Any form of the contract, canonical or alternate, in full: its method, its path and its carrier.',
    reason: 'Published clients are split between the forms, and servers are documented to take each.',
  },
  {
    id: 'client-strict-flag',
    question: 'May a client send what no document lists?',
    sources: ['No document lists `_strict`.', 'Several published clients add `_strict=true` to every query.'],
    reading: 'Nothing but `_strict=true` in a query, at the level SHOULD.',
    reason:
      'The schema allows further members, so it cannot be a MUST; a strict server refuses all but the known flag.',
  },
  {
    id: 'client-void',
    question: 'What does a void success look like to the caller?',
    sources: [
      'Four documents, example outputs: `// void`, `None`, `nil`, `null`, and `{}` on the command line.',
      '"Delete a User Identity", OpenAPI: the body holds `ok`.',
    ],
    reading: 'No value at all in a library; exit code 0 on a command line. Members of the body never reach the caller.',
    reason:
      'The documents promise void in every language; a caller who comes to rely on a member is broken by its removal.',
  },
  {
    id: 'client-local-refusal',
    question: 'May a client refuse parameters before it sends them?',
    sources: [
      '"Revoke ACS User Access to All Entrances", Request Parameters: which parameters exclude each other.',
      'The contract: ids are uuids.',
    ],
    reading:
      'It may refuse what the contract calls invalid, visibly and without a request; or send it as it was given. It may not alter it, drop part of it, or report success.',
    reason:
      'Both leave the caller with an error. A client that picks one of two ids may revoke access for someone the caller did not mean.',
  },
  {
    id: 'client-failures',
    question: 'Which answers are failures?',
    sources: [
      'The documents list 400 and 401 without a body.',
      'Gateways and outages add every other status and body.',
    ],
    reading: 'Every status from 400 on and every lost connection, whatever the body looks like.',
    reason: 'A revocation that did not happen and is reported as done leaves a door open.',
  },
  {
    id: 'client-error-details',
    question: 'How much of a refusal reaches the caller?',
    sources: [
      'No document describes an error of a client.',
      'Published clients carry status, type, message, request id and validation errors.',
    ],
    reading: 'Whatever of these five the answer gave, at the level SHOULD; a message may have words around it.',
    reason: 'A program branches on status and type, a person needs the message, and support asks for the request id.',
  },
  {
    id: 'client-false-success',
    question: 'Is a 200 that contradicts itself a success?',
    sources: ['"Delete a User Identity", OpenAPI: a 200 holds a boolean `ok`; its meaning is not stated.'],
    reading: 'A client may report it as an error, at the level MAY.',
    reason: 'The documents make the call void, so a client is free not to look into the body.',
  },
  {
    id: 'client-secrets',
    question: 'Where may a credential show?',
    sources: [
      'All documents: in the `Authorization` header.',
      'RFC 6750 section 5.3: bearer tokens are to be kept from everywhere else.',
    ],
    reading: 'In the `Authorization` header of requests to the configured endpoint and nowhere else.',
    reason: 'Urls, logs and error trackers are read by people who may not act as the caller.',
  },
  {
    id: 'client-redirects',
    question: 'What does a client do with a redirect?',
    sources: [
      'No document lists one.',
      'RFC 9110 section 15.4: a client considers removing credentials from a redirected request.',
    ],
    reading:
      'Following is optional. Carrying credentials to another host, or from https to http, is forbidden; to another port of the same host it is a SHOULD NOT. An unfollowed redirect is no success.',
    reason:
      'Whoever can answer one request could collect the key otherwise. HTTP libraries in wide use compare hosts alone, and no source asks for more.',
  },
  {
    id: 'client-repetition',
    question: 'When may a client repeat a request by itself?',
    sources: [
      'No document says.',
      'RFC 9110 section 9.2.2: a client does not repeat a method that is not idempotent unless it knows that it is safe.',
    ],
    reading:
      'PUT and DELETE may be repeated. POST is not after a 5xx or where the answer was lost, unless every attempt carries the same `Idempotency-Key`; after a 429 it may be, since that says that nothing was done. Ten requests for one call are the most.',
    reason: 'The RFC makes it a SHOULD NOT. An unbounded repetition keeps the caller waiting and the server down.',
  },
  {
    id: 'client-workspace',
    question: 'When is `seam-workspace` sent?',
    sources: [
      '"Grant a User Identity Access to a Device", Authentication Methods: with a personal access token.',
      'One published client sends an empty header with API keys.',
    ],
    reading:
      'With personal access tokens and console sessions always; with an API key absent or empty, at the level SHOULD.',
    reason: 'An API key is bound to one workspace, so a header beside it can only contradict it or mean nothing.',
  },
  {
    id: 'client-offer',
    question: 'Must a client offer everything that is documented?',
    sources: [
      'All documents: example calls in each language.',
      'Some published clients do not offer every credential and parameter.',
    ],
    reading:
      'Every operation is a MUST; every shape of its parameters and personal access tokens are a SHOULD; console sessions are a MAY.',
    reason:
      'A client that does not have the operation cannot be judged on it; missing options only limit who can use it.',
  },
  {
    id: 'client-endpoint',
    question: 'How may an endpoint be written?',
    sources: [
      'No document describes the option.',
      'RFC 3986 section 3: a URL has a path, and its host may be an IPv6 address.',
    ],
    reading: 'With a path, to which that of the operation is joined by one slash, and with any kind of host: SHOULD.',
    reason: 'Gateways and tests put the API below a path; no source says that a client has to serve them.',
  },
  {
    id: 'client-environment',
    question: 'What if the environment names another endpoint or key than the caller?',
    sources: ['No document says.', 'Published clients read `SEAM_ENDPOINT` and `SEAM_API_KEY` where nothing is given.'],
    reading: 'What is given explicitly wins.',
    reason: 'A variable that somebody set for another program would redirect the call otherwise.',
  },
  {
    id: 'client-state',
    question: 'What may one call do to another?',
    sources: [
      'All documents: a client is made once and called as often as one likes.',
      'Each document describes a call by its own parameters and answer alone.',
    ],
    reading:
      'Nothing: answers, credentials and workspaces of one call or client never show in another, whether they are made in turn or at once, and a failure does not end the client.',
    reason: 'Otherwise a caller is told of a revocation that was never made, or makes it in the name of somebody else.',
  },
] as const satisfies readonly ClientInterpretation[];

/** The id of a reading on clients. */
export type ClientInterpretationId = (typeof clientInterpretations)[number]['id'];
