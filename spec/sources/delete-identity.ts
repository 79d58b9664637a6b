import { documents } from '../documents.js';
import type { SourceDocument } from './statement.js';

/** "Delete a User Identity", which is a page and an OpenAPI description. */
export const deleteIdentity: SourceDocument = {
  title: documents.deleteIdentity,
  statements: [
    {
      section: 'introduction',
      says: 'Afterwards the user identity is gone.',
      requirements: ['effect.delete'],
      interpretations: ['deletion-time'],
    },
    {
      section: 'introduction',
      says: 'Its credentials, ACS users and client sessions go with it.',
      requirements: ['effect.delete-cascades'],
      interpretations: ['deletion-time'],
    },
    {
      section: 'introduction',
      says: 'Whatever else is associated with it goes too.',
      excluded: 'The page does not say what else there is, and the public API shows no more of it.',
    },
    {
      section: 'OpenAPI, servers',
      says: 'The service is at one address.',
      excluded: 'Any implementation is judged, wherever it is.',
    },
    {
      section: 'OpenAPI, tags',
      says: 'The API has seventeen groups of endpoints.',
      excluded: 'They order the documentation; nothing is asked of an endpoint by its group.',
    },
    {
      section: 'OpenAPI, paths',
      says: 'The operation is one POST to its path.',
      requirements: ['method.served', 'request.documented-form'],
      interpretations: ['methods', 'client-forms'],
    },
    {
      section: 'OpenAPI, security',
      says: 'An API key, a personal access token or a console session token authenticates, each as a bearer token.',
      requirements: [
        'auth.api-key-accepted',
        'auth.personal-access-token-accepted',
        'auth.console-session-accepted',
        'credential.bearer',
      ],
      interpretations: ['console-session', 'scheme-case', 'client-secrets'],
    },
    {
      section: 'OpenAPI, security',
      says: 'There is no way around the three: without one of them, in their one form, nothing is done.',
      requirements: [
        'auth.missing-refused',
        'auth.malformed-refused',
        'auth.unknown-token-refused',
        'auth.undocumented-credential-refused',
      ],
      interpretations: ['refusal-status'],
    },
    {
      section: 'OpenAPI, security',
      says: 'The schemes of people have "with workspace" in their names and do not describe the header.',
      interpretations: ['workspace-header', 'client-workspace'],
    },
    {
      section: 'OpenAPI, security',
      says: 'The document as a whole asks for no credential.',
      excluded: 'What an operation says of its security replaces what the document says.',
    },
    {
      section: 'OpenAPI, requestBody',
      says: 'The body is JSON.',
      requirements: [
        'body.malformed-json-refused',
        'body.json-extension-refused',
        'body.wrong-content-type-refused',
        'request.json-body',
        'request.parameters-in-place',
      ],
      interpretations: ['json-only', 'json-extensions'],
    },
    {
      section: 'OpenAPI, requestBody',
      says: 'It is an object.',
      requirements: ['body.non-object-refused', 'request.empty-call-is-object'],
    },
    {
      section: 'OpenAPI, requestBody',
      says: '`user_identity_id` is required in it.',
      requirements: ['required.missing-refused', 'required.empty-object-refused', 'body.member-names-exact'],
    },
    {
      section: 'OpenAPI, requestBody',
      says: 'The body itself is not marked as required.',
      requirements: ['required.no-body-refused'],
      interpretations: ['body-required'],
    },
    {
      section: 'OpenAPI, requestBody',
      says: 'The id is a string, and may not be null.',
      requirements: ['type.mistyped-refused', 'required.null-refused'],
    },
    {
      section: 'OpenAPI, requestBody',
      says: 'The id has the format of a uuid.',
      requirements: [
        'uuid.malformed-refused',
        'uuid.urn-refused',
        'uuid.every-version-accepted',
        'uuid.case-insensitive',
        'uuid.special-values-accepted',
        'request.parameters-unchanged',
        'request.ids-unharmed',
      ],
      interpretations: ['id-format', 'client-local-refusal'],
    },
    {
      section: 'OpenAPI, requestBody',
      says: 'Further members are not forbidden.',
      requirements: ['body.unknown-member-ignored'],
      interpretations: ['json-only', 'client-strict-flag'],
    },
    {
      section: 'OpenAPI, responses',
      says: 'A success is 200 with a JSON object in which a boolean `ok` is required.',
      requirements: ['void.status-200', 'void.json', 'void.ok-boolean'],
      interpretations: ['success-body', 'client-false-success'],
    },
    {
      section: 'OpenAPI, responses',
      says: 'That object may hold further members.',
      requirements: ['result.extra-members-ignored'],
      interpretations: ['client-void'],
    },
    {
      section: 'OpenAPI, responses',
      says: 'A refusal is 400 or 401, and its body is not described.',
      requirements: ['failure.envelope-surfaces', 'failure.bare-surfaces'],
      interpretations: ['refusal-status', 'error-body', 'client-failures', 'client-error-details'],
    },
    {
      section: 'OpenAPI, responses',
      says: 'No other status is described: no 404, no redirect, no 429 and no 5xx.',
      requirements: ['failure.other-json-surfaces'],
      interpretations: ['unknown-id', 'robustness', 'client-redirects', 'client-repetition'],
    },
    {
      section: 'OpenAPI, x-codeSamples',
      says: 'The libraries return nothing, curl and the command line an empty object.',
      requirements: ['result.void'],
      interpretations: ['success-body', 'client-void'],
    },
    {
      section: 'documentation index',
      says: 'Readers find all pages by an index.',
      excluded: 'It is addressed to readers of the documentation and says nothing of the API.',
    },
  ],
};
