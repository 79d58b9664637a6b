/** The published pages that requirements cite, by title. */
export const documents = {
  revokeDevice: 'Revoke Access to a Device from a User Identity',
  grantDevice: 'Grant a User Identity Access to a Device',
  removeAcsUser: 'Remove an ACS User from a User Identity',
  revokeEntrances: 'Revoke ACS User Access to All Entrances',
  deleteIdentity: 'Delete a User Identity',
} as const;
