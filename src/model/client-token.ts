import type { CredentialName } from '../../spec/credentials.js';

/** A token that a client is given by the suite: a credential, a second one of its kind, or a decoy in its environment. */
export type ClientTokenName = CredentialName | 'other-personal-access-token' | 'decoy-api-key';
