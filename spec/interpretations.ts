/** A place where the sources disagree or are silent, and how the suite reads it. */
export interface Interpretation {
  readonly id: string;
  readonly question: string;
  /** What each source says, in our own words. */
  readonly sources: readonly string[];
  readonly reading: string;
  readonly reason: string;
}

/** Every reading that a requirement rests on, by stable id. */
export const interpretations = [
  {
    id: 'success-body',
    question: 'What does a void success look like on the wire?',
    sources: [
      'The example outputs of all five documents show `{}` or a null of the language.',
      '"Delete a User Identity", OpenAPI: the 200 schema requires a boolean `ok`.',
    ],
    reading: 'A JSON object with a boolean `ok` that is `true`; further members are allowed.',
    reason:
      'The examples are rendered from a return type, not recorded; the schema is normative. A success that says `ok: false` contradicts its own status.',
  },
  {
    id: 'refusal-status',
    question: 'Which status refuses an invalid request?',
    sources: [
      '"Delete a User Identity", OpenAPI: only 200, 400 and 401 are documented.',
      'The other documents name no status.',
    ],
    reading: '400 for an invalid request and 401 for a credential that is missing or does not count.',
    reason:
      'Clients branch on these two. Any other status, 422 or 403 for example, takes the wrong branch in every published client.',
  },
  {
    id: 'grant-verb',
    question: 'Is access to a device granted by PUT or POST?',
    sources: [
      '"Grant a User Identity Access to a Device", signature line: PUT.',
      'Published clients: newer ones send PUT, older ones and the command line send POST.',
    ],
    reading: 'PUT is canonical; POST is an alternate that a target may claim.',
    reason: 'The document of the operation names PUT and nothing else.',
  },
  {
    id: 'console-session',
    question: 'Does a console session token authenticate?',
    sources: [
      '"Revoke Access to a Device from a User Identity" and "Remove an ACS User from a User Identity", Authentication Methods: listed.',
      '"Delete a User Identity", OpenAPI security: listed.',
      '"Grant a User Identity Access to a Device" and "Revoke ACS User Access to All Entrances", Authentication Methods: not listed.',
    ],
    reading: 'MUST on the three operations whose document lists it, MAY on the other two.',
    reason: 'Each operation is held to its own document.',
  },
  {
    id: 'workspace-header',
    question: 'Is `seam-workspace` required with a personal access token?',
    sources: [
      '"Grant a User Identity Access to a Device", Authentication Methods: must be included.',
      '"Delete a User Identity", OpenAPI: the security scheme does not mention the header.',
    ],
    reading: 'Required with personal access tokens and console sessions; refused with 401 or 400 when absent or unfit.',
    reason:
      'A token of a person does not name a workspace; acting in a default one would reach the wrong tenant. Which of the two statuses refuses it is not stated.',
  },
  {
    id: 'identity-without-system',
    question: 'May `user_identity_id` stand without `acs_system_id` when revoking entrances?',
    sources: [
      '"Revoke ACS User Access to All Entrances", Request Parameters: `acs_system_id` only with `user_identity_id`; the reverse is not said.',
    ],
    reading: 'Accepted, at the level SHOULD.',
    reason: 'Nothing forbids it, and the sentence makes the system the dependent one.',
  },
  {
    id: 'empty-call',
    question: 'Is revoking entrances without any parameter refused?',
    sources: [
      '"Revoke ACS User Access to All Entrances", Examples: every call is shown without arguments.',
      'The same document, Request Parameters: each parameter names whom to revoke; later API descriptions mark the empty request as invalid.',
    ],
    reading: 'Refused with 400, at the level SHOULD.',
    reason: 'A call that names no one cannot revoke anything; but the examples keep it from being a MUST.',
  },
  {
    id: 'exclusive-ids',
    question: 'What happens when `acs_user_id` and `user_identity_id` come together?',
    sources: [
      '"Revoke ACS User Access to All Entrances", Request Parameters: only one of the two can be provided, and `acs_system_id` only with `user_identity_id`.',
    ],
    reading: 'Refused with 400, whatever else is given.',
    reason: 'Picking one of two people silently may revoke access for someone the caller did not mean.',
  },
  {
    id: 'unknown-id',
    question: 'How is a well-formed id answered that belongs to nothing?',
    sources: [
      'No document lists 404.',
      'Published clients and their tests expect 404 with a type ending in `_not_found`.',
    ],
    reading: '404, or 400 with such a type, at the level SHOULD; never a success.',
    reason: 'The API description is silent, so it cannot be a MUST; a success would hide a mistyped id.',
  },
  {
    id: 'scheme-case',
    question: 'Is `bearer` in lower case accepted?',
    sources: ['RFC 9110 section 11.1: the scheme is case-insensitive.', 'The real service is known to refuse it.'],
    reading: 'Accepted, at the level MAY.',
    reason: 'The standard says so, and yet clients all send `Bearer`.',
  },
  {
    id: 'body-required',
    question: 'May the request body be left out?',
    sources: [
      '"Delete a User Identity", OpenAPI: a required member, but no `required: true` on the body.',
      'All documents: parameters marked as required.',
    ],
    reading:
      'A required parameter makes the body required; a request without a body and without a content type may be refused with 415 too.',
    reason:
      'Without a body the required parameter is missing. RFC 9110 section 15.5.16 lets a server answer 415 by the content type alone.',
  },
  {
    id: 'id-format',
    question: 'Must an id be a uuid?',
    sources: [
      '"Delete a User Identity", OpenAPI: `format: uuid`.',
      'The other four documents: `string`, with uuids in every example.',
    ],
    reading: 'Every id parameter of every operation is a uuid of any version, in either case.',
    reason:
      'One API, one kind of id. RFC 9562 makes hex digits case-insensitive on input, and lists the versions and the nil and max uuid.',
  },
  {
    id: 'id-as-urn',
    question: 'Is `urn:uuid:` before an id refused?',
    sources: [
      '"Delete a User Identity", OpenAPI: `format: uuid`.',
      'RFC 9562 section 4: shows the URN as one of the ways in which a uuid is written.',
    ],
    reading: 'Refused with 400, at the level SHOULD.',
    reason: 'No example shows it, but uuid parsers read it, validators of the format among them.',
  },
  {
    id: 'error-body',
    question: 'Is there a body in a refusal, and which?',
    sources: [
      '"Delete a User Identity", OpenAPI: 400 and 401 have no schema.',
      'Published clients look for `error.type` and `error.message`.',
    ],
    reading: 'The envelope is a SHOULD; a refusal that calls itself a success is a MUST NOT.',
    reason: 'No source requires a body, but a body that contradicts the status misleads whoever reads it.',
  },
  {
    id: 'json-only',
    question: 'Which content types are read?',
    sources: ['"Delete a User Identity", OpenAPI: `application/json` alone.'],
    reading:
      'Other types with a body are refused with 400 or 415, at the level SHOULD; a charset parameter and unknown members are tolerated, at the level SHOULD.',
    reason: 'The document lists one type and does not forbid extra members.',
  },
  {
    id: 'json-extensions',
    question: 'Is a body refused that a lenient parser reads?',
    sources: [
      '"Delete a User Identity", OpenAPI: `application/json`.',
      'RFC 8259 section 9: a parser may accept extensions.',
    ],
    reading:
      'Refused with 400: a MUST for what no reading turns into the documented object without dropping or inventing data, a SHOULD for comments, other quotes, trailing commas and the like.',
    reason: 'Parsers of several languages accept some extensions by default, and the standard lets them.',
  },
  {
    id: 'published-clients',
    question: 'Which requests beyond the documented form must be served?',
    sources: [
      'Published clients: JavaScript, Python, Ruby, PHP, C#, Go, Java and the command line name themselves in headers and send `Accept` each in its own way; Go sends empty workspace and session headers; Ruby a content type on `DELETE`.',
      'RFC 9112 section 7.1: a recipient must be able to parse the chunked coding. RFC 9110 section 10.1.1: a server may answer an expectation with a final status.',
    ],
    reading:
      'What all clients of a kind send is a MUST; empty headers, chunked bodies and `Expect: 100-continue` are a SHOULD.',
    reason:
      'A server that refuses them conforms on paper and serves no one; the last three have a way out in the standards, or only one client needs them.',
  },
  {
    id: 'refusal-headers',
    question: 'Which headers does a refusal carry?',
    sources: [
      'No document lists any.',
      'RFC 9110 sections 15.5.2 and 15.5.6: `WWW-Authenticate` with a 401, `Allow` with a 405.',
    ],
    reading: 'Both, at the level MAY.',
    reason: 'The standard asks for them, and no published client looks at them.',
  },
  {
    id: 'methods',
    question: 'What happens to a method that no document lists?',
    sources: ['All documents: one method each; a second one in later API descriptions.'],
    reading: 'Answered 4xx without any effect; 404 or 405, at the level SHOULD.',
    reason: 'A GET that revokes access can be triggered by a link preview.',
  },
  {
    id: 'robustness',
    question: 'What may a server do with input it did not expect?',
    sources: ['No document lists a 5xx.'],
    reading: 'Never answer 5xx to any request of the suite.',
    reason: 'A 5xx makes published clients repeat the call, up to three times.',
  },
  {
    id: 'foreign-resources',
    question: 'How is an id of another workspace answered?',
    sources: ['Not stated. Credentials are bound to one workspace, or name one.'],
    reading: 'Refused with any 4xx, and the resource stays as it was.',
    reason:
      'A tenant that reaches into another is a breach whatever the documents say; which 4xx hides it best is open.',
  },
  {
    id: 'deletion-time',
    question: 'When is a deleted user identity gone?',
    sources: ['"Delete a User Identity": deletes the identity and what belongs to it; when is not stated.'],
    reading: 'Within a configurable bound after the acknowledgement; until then it may be shown as `being_deleted`.',
    reason: 'The public objects carry such a warning, so deletion may be carried out later.',
  },
  {
    id: 'repetition',
    question: 'What does a repeated call answer?',
    sources: ['Not stated. Published clients repeat DELETE and PUT after a lost answer.'],
    reading: 'Anything but a 5xx, and the state is that after one call.',
    reason: 'A client that lost the answer has no other way than to repeat.',
  },
  {
    id: 'any-contract',
    question: 'What does the schema of any OpenAPI document oblige a target to?',
    sources: [
      'OpenAPI Specification 3.0.4 and 3.1.1, "Schema Object": schemas describe the values of requests and answers.',
      'JSON Schema 2020-12, "Validation": what each keyword asserts.',
    ],
    reading:
      'A request whose parameters do not meet their schemas is refused with 400 or 422, whichever is documented, and either where neither is; in a path 404 will do as well. A request that meets them is not refused as invalid.',
    reason:
      'The document is what clients are generated from. What it forbids and a target takes is promised to nobody.',
  },
  {
    id: 'any-format',
    question: 'Is a value of a wrong format invalid?',
    sources: [
      'JSON Schema 2020-12, "Vocabularies for Semantic Content With format": an annotation by default, an assertion where asked for.',
    ],
    reading: 'For a uuid it must be refused; for every other format it should be.',
    reason: 'Ids select things. Other formats are checked by validators of very different strictness.',
  },
  {
    id: 'any-answer',
    question: 'What does a document oblige answers to?',
    sources: [
      'OpenAPI Specification, "Responses Object": is expected to cover a successful operation and any known errors.',
      'OpenAPI Specification 3.0.3, "Schema Object", writeOnly: should not be sent as part of the response.',
    ],
    reading:
      'A success has a documented status, media type, schema and headers. A refusal need not be documented; where its status is, its schema is met. Members beyond the schema are legal unless it forbids them; those that are only written are not to come back.',
    reason: 'Clients are generated from it, and no document lists every error.',
  },
] as const satisfies readonly Interpretation[];

/** The id of a reading. */
export type InterpretationId = (typeof interpretations)[number]['id'];
