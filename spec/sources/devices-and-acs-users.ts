import { documents } from '../documents.js';
import {
  apiKey,
  nothingElse,
  personalTokens,
  personalTokenWithWorkspace,
  requiredId,
  voidCall,
} from './shared-statements.js';
import type { SourceDocument, SourceStatement } from './statement.js';

const signature: SourceStatement = {
  section: 'signature line',
  says: 'The operation is one POST to its path.',
  requirements: ['method.served', 'method.undocumented-refused', 'request.documented-form', 'request.once'],
  interpretations: ['methods', 'client-forms'],
};

const managed: SourceStatement = {
  section: 'Request Parameters',
  says: 'The device is a managed one.',
  excluded:
    'What an unmanaged device is answered is not said, and a target that only knows managed devices has none to lend.',
};

const identity = 'Every request names the user identity.';

/** "Revoke Access to a Device from a User Identity". */
export const revokeDevice: SourceDocument = {
  title: documents.revokeDevice,
  statements: [
    signature,
    {
      section: 'introduction',
      says: 'Afterwards the user identity no longer has access to the device.',
      requirements: ['effect.revoke-device'],
    },
    ...voidCall,
    apiKey,
    ...personalTokens,
    nothingElse,
    ...requiredId('Every request names the device.'),
    managed,
    ...requiredId(identity),
  ],
};

/** "Grant a User Identity Access to a Device". */
export const grantDevice: SourceDocument = {
  title: documents.grantDevice,
  statements: [
    {
      section: 'signature line',
      says: 'The operation is one PUT to its path.',
      requirements: [
        'method.served',
        'method.undocumented-refused',
        'offer.operation',
        'request.documented-form',
        'request.once',
      ],
      interpretations: ['grant-verb', 'methods', 'client-forms'],
    },
    {
      section: 'introduction',
      says: 'Afterwards the user identity has access to the device.',
      requirements: ['effect.grant'],
    },
    ...voidCall,
    apiKey,
    ...personalTokenWithWorkspace,
    nothingElse,
    ...requiredId('Every request names the device.'),
    managed,
    ...requiredId(identity),
  ],
};

/** "Remove an ACS User from a User Identity". */
export const removeAcsUser: SourceDocument = {
  title: documents.removeAcsUser,
  statements: [
    signature,
    {
      section: 'introduction',
      says: 'Afterwards the ACS user no longer belongs to the user identity.',
      requirements: ['effect.remove-acs-user'],
    },
    ...voidCall,
    apiKey,
    ...personalTokens,
    nothingElse,
    ...requiredId('Every request names the ACS user.'),
    ...requiredId(identity),
  ],
};
