import { publicApi, standards } from './beyond-the-documents.js';
import { deleteIdentity } from './delete-identity.js';
import { grantDevice, removeAcsUser, revokeDevice } from './devices-and-acs-users.js';
import { revokeEntrances } from './entrances.js';
import type { SourceDocument } from './statement.js';

/** Everything that the sources ask for, and what became of each: requirements, readings, or nothing for a reason. */
export const sourceDocuments: readonly SourceDocument[] = [
  revokeDevice,
  grantDevice,
  removeAcsUser,
  revokeEntrances,
  deleteIdentity,
  ...standards,
  publicApi,
];
