import { documents } from '../documents.js';
import { apiKey, nothingElse, personalTokenWithWorkspace } from './shared-statements.js';
import type { SourceDocument } from './statement.js';

/** "Revoke ACS User Access to All Entrances". */
export const revokeEntrances: SourceDocument = {
  title: documents.revokeEntrances,
  statements: [
    {
      section: 'introduction',
      says: 'Afterwards the user of the access system can enter nowhere.',
      requirements: ['effect.revoke-entrances'],
    },
    {
      section: 'introduction',
      says: 'The examples reach the user by way of its user identity, and name neither.',
      interpretations: ['empty-call'],
    },
    {
      section: 'Examples',
      says: 'Each library and the command line offer the operation, and call it without any argument.',
      requirements: ['offer.operation'],
      interpretations: ['empty-call', 'client-offer', 'client-local-refusal'],
    },
    {
      section: 'Examples',
      says: 'By curl it is a POST without a body and without a content type, with an API key as a bearer token.',
      requirements: ['method.served', 'credential.bearer'],
      interpretations: ['empty-call', 'body-required'],
    },
    {
      section: 'Examples',
      says: 'By curl and on the command line a success is an empty object.',
      interpretations: ['success-body', 'client-void'],
    },
    {
      section: 'Examples',
      says: 'In the libraries a success is nothing.',
      requirements: ['result.void'],
      interpretations: ['client-void'],
    },
    { ...apiKey },
    ...personalTokenWithWorkspace,
    nothingElse,
    {
      section: 'Request Parameters',
      says: 'None of the three parameters is marked as required, and each is a string.',
      requirements: ['type.mistyped-refused', 'offer.parameters'],
      interpretations: ['id-format', 'empty-call', 'client-offer'],
    },
    {
      section: 'Request Parameters',
      says: '`acs_system_id` limits what is revoked to one access system.',
      requirements: ['effect.revoke-entrances'],
    },
    {
      section: 'Request Parameters',
      says: '`acs_system_id` may only come with `user_identity_id`.',
      requirements: [
        'exclusive.system-needs-identity',
        'exclusive.identity-with-system-accepted',
        'request.exclusive-as-given',
      ],
      interpretations: ['exclusive-ids', 'identity-without-system', 'client-local-refusal'],
    },
    {
      section: 'Request Parameters',
      says: 'Only one of `acs_user_id` and `user_identity_id` may be given.',
      requirements: [
        'exclusive.both-ids-refused',
        'exclusive.acs-user-accepted',
        'exclusive.identity-accepted',
        'exclusive.none-refused',
        'exclusive.none-is-harmless',
        'request.exclusive-as-given',
      ],
      interpretations: ['exclusive-ids', 'client-local-refusal'],
    },
    {
      section: 'Request Parameters',
      says: 'The ids are those of a user, an identity and a system that exist.',
      interpretations: ['unknown-id', 'foreign-resources'],
    },
    {
      section: 'Response',
      says: 'The operation returns nothing.',
      requirements: ['result.void'],
      interpretations: ['success-body'],
    },
  ],
};
