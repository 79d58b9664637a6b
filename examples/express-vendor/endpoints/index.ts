import type { Endpoint } from '../endpoint.js';
import * as credentials from './acs-credentials.js';
import * as acsUsers from './acs-users.js';
import * as clientSessions from './client-sessions.js';
import * as deletion from './delete-identity.js';
import * as deviceAccess from './device-access.js';
import * as entranceAccess from './entrance-access.js';
import * as identities from './identities.js';
import * as identityAcsUsers from './identity-acs-users.js';
import * as inventory from './inventory.js';

/** The five operations that are judged. */
export const judgedEndpoints: readonly Endpoint[] = [
  deviceAccess.grantAccessToDevice,
  deviceAccess.revokeAccessToDevice,
  identityAcsUsers.removeAcsUser,
  entranceAccess.revokeAccessToAllEntrances,
  deletion.deleteUserIdentity,
];

/** What a caller needs around them: to make the objects, and to see what became of them. */
export const neighbours: readonly Endpoint[] = [
  inventory.getWorkspace,
  inventory.listDevices,
  inventory.listAcsSystems,
  inventory.listAcsEntrances,
  identities.createUserIdentity,
  identities.getUserIdentity,
  identities.listAccessibleDevices,
  identities.listAcsUsersOfIdentity,
  identityAcsUsers.addAcsUser,
  entranceAccess.grantEntranceAccess,
  entranceAccess.listAccessibleEntrances,
  acsUsers.createAcsUser,
  acsUsers.getAcsUser,
  acsUsers.deleteAcsUser,
  credentials.createCredential,
  credentials.listCredentials,
  clientSessions.createClientSession,
  clientSessions.listClientSessions,
  clientSessions.deleteClientSession,
];
