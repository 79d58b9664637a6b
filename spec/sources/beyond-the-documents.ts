import type { SourceDocument } from './statement.js';

/** The standards that the documents build on. */
export const standards: readonly SourceDocument[] = [
  {
    title: 'OpenAPI Specification 3.0.4 and 3.1.1',
    statements: [
      {
        section: 'Schema Object',
        says: 'A schema describes the values that a request or an answer may hold.',
        interpretations: ['any-contract'],
      },
      {
        section: 'Responses Object',
        says: 'A document is expected to cover a successful answer and the errors that are known.',
        interpretations: ['any-answer'],
      },
    ],
  },
  {
    title: 'JSON Schema 2020-12',
    statements: [
      {
        section: 'Validation, 7.2',
        says: 'A format is an annotation by default, and an assertion where that is asked for.',
        interpretations: ['any-format'],
      },
    ],
  },
  {
    title: 'RFC 6750',
    statements: [
      {
        section: '2.1',
        says: 'A bearer token stands in the `Authorization` header behind the word `Bearer`.',
        requirements: ['credential.bearer'],
      },
      {
        section: '5.3',
        says: 'Bearer tokens are kept from everyone but the server, and out of page addresses.',
        requirements: ['secret.only-in-authorization'],
        interpretations: ['client-secrets'],
      },
    ],
  },
  {
    title: 'RFC 9110',
    statements: [
      {
        section: '9.2.2',
        says: 'A client does not repeat a method that is not idempotent by itself, unless it knows that it may.',
        requirements: ['retry.idempotent-only'],
        interpretations: ['client-repetition'],
      },
      {
        section: '10.2.3',
        says: '`Retry-After` says how long a client should wait.',
        requirements: ['retry.obeys-retry-after'],
        interpretations: ['client-repetition'],
      },
      {
        section: '10.1.1',
        says: 'A server answers an expectation of `100-continue` with that or with a final status.',
        interpretations: ['published-clients'],
      },
      {
        section: '11.1',
        says: 'The word of an authentication scheme is not sensitive to case.',
        interpretations: ['scheme-case'],
      },
      {
        section: '15.4',
        says: 'A client considers leaving credentials out of a redirected request.',
        requirements: ['secret.not-on-redirect', 'secret.not-on-other-port'],
        interpretations: ['client-redirects'],
      },
      {
        section: '12.5.3',
        says: 'A server compresses an answer only as the request accepts.',
        requirements: ['result.compressed-accepted'],
      },
      {
        section: '15.3.5',
        says: 'A 204 is a success without a body.',
        requirements: ['result.no-content-accepted'],
      },
      {
        section: '15.5',
        says: 'A 401 carries `WWW-Authenticate`, and a 405 carries `Allow`.',
        interpretations: ['refusal-headers'],
      },
      {
        section: '15.5.16',
        says: 'A request is refused with 415 for its content type.',
        interpretations: ['body-required', 'json-only'],
      },
    ],
  },
  {
    title: 'RFC 9112',
    statements: [
      {
        section: '7.1',
        says: 'Whoever receives a message must be able to read its body in chunks.',
        requirements: ['result.chunked-accepted'],
        interpretations: ['published-clients'],
      },
      {
        section: '8',
        says: 'A message that ends before its length is incomplete.',
        requirements: ['failure.broken-body-surfaces', 'failure.broken-success-surfaces'],
      },
    ],
  },
  {
    title: 'RFC 3986',
    statements: [
      {
        section: '3',
        says: 'A URL has a path, and its host may be an IPv6 address.',
        interpretations: ['client-endpoint'],
      },
    ],
  },
  {
    title: 'RFC 8259',
    statements: [
      {
        section: '9',
        says: 'A parser reads everything that is JSON, and may read extensions of it.',
        interpretations: ['json-extensions'],
      },
    ],
  },
  {
    title: 'RFC 9562',
    statements: [
      {
        section: '4',
        says: 'The digits of a uuid are read in either case, and its version is one of several.',
        interpretations: ['id-format'],
      },
      {
        section: '4',
        says: 'A uuid may be written as a URN.',
        interpretations: ['id-as-urn'],
      },
    ],
  },
];

/** What is known of the public API and its clients, where the documents are silent. */
export const publicApi: SourceDocument = {
  title: 'The public API description and the published clients',
  statements: [
    {
      section: 'methods',
      says: 'Later descriptions add DELETE with a query for three operations, and POST for the grant.',
      interpretations: ['grant-verb', 'methods', 'client-forms'],
    },
    {
      section: 'parameters',
      says: 'Later descriptions mark a call that names no one as invalid where all parameters are optional.',
      interpretations: ['empty-call'],
    },
    {
      section: 'parameters',
      says: 'Some clients add `_strict=true` to every query, which no description lists.',
      interpretations: ['client-strict-flag'],
    },
    {
      section: 'headers',
      says: 'Clients name themselves in headers, and send `Accept` each in its own way; some send empty ones, or a type without a body.',
      interpretations: ['published-clients'],
    },
    {
      section: 'answers',
      says: 'What is unknown is answered 404, or 400 with a type that ends in `_not_found`.',
      interpretations: ['unknown-id'],
    },
    {
      section: 'answers',
      says: 'A refusal comes in an envelope with type and message, and names the parameters that are wrong.',
      interpretations: ['error-body', 'client-error-details'],
    },
    {
      section: 'answers',
      says: 'An object that is being deleted says so in a warning for a while.',
      interpretations: ['deletion-time'],
    },
    {
      section: 'repetition',
      says: 'Several clients repeat calls by themselves after a lost answer or a 5xx.',
      interpretations: ['repetition', 'robustness', 'client-repetition'],
    },
    {
      section: 'credentials',
      says: 'The service itself refuses the scheme in lower case.',
      interpretations: ['scheme-case'],
    },
    {
      section: 'credentials',
      says: 'One client sends an empty workspace beside an API key, and the header is ignored there.',
      interpretations: ['client-workspace'],
    },
    {
      section: 'credentials',
      says: 'A key of one workspace finds nothing of another.',
      interpretations: ['foreign-resources'],
    },
    {
      section: 'history',
      says: 'Until June 2025 an identity had to be emptied before it could be deleted.',
      excluded: 'The document on deletion says otherwise since then, and it is the one that counts.',
    },
    {
      section: 'history',
      says: 'Pages of 2024 show `{"ok": true}` as the answer to a success.',
      interpretations: ['success-body'],
    },
  ],
};
