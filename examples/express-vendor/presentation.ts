import type { AcsCredential, AcsUser, ClientSession, Departing, Device, UserIdentity } from './records.js';
import type { Workspace } from './workspace.js';

/** A device as callers see it. */
export function shownDevice(workspace: Workspace, device: Device): object {
  return {
    ...device,
    workspace_id: workspace.workspaceId,
    is_managed: true,
    capabilities_supported: ['lock'],
    properties: { online: true },
    ...troubles(),
  };
}

/** An identity as callers see it. */
export function shownIdentity(workspace: Workspace, identity: UserIdentity): object {
  const { device_ids: _devices, leavesAt: _leavesAt, ...members } = identity;
  return {
    ...members,
    workspace_id: workspace.workspaceId,
    display_name: identity.full_name ?? identity.email_address ?? identity.user_identity_key ?? 'Unnamed',
    acs_user_ids: [...workspace.acsUsers.values()]
      .filter(({ user_identity_id }) => user_identity_id === identity.user_identity_id)
      .map(({ acs_user_id }) => acs_user_id),
    ...troubles(identity),
  };
}

/** An ACS user as callers see it; the identity is left out where there is none. */
export function shownAcsUser(workspace: Workspace, user: AcsUser): object {
  const { entrance_ids: _entrances, leavesAt: _leavesAt, ...members } = user;
  return { ...members, workspace_id: workspace.workspaceId, display_name: user.full_name, ...troubles(user) };
}

/** A credential of an access system as callers see it. */
export function shownCredential(workspace: Workspace, credential: AcsCredential): object {
  const { leavesAt: _leavesAt, ...members } = credential;
  return { ...members, workspace_id: workspace.workspaceId, ...troubles(credential) };
}

/** A client session as callers see it. Its token is shown once, to whoever creates it. */
export function shownSession(workspace: Workspace, { token: _token, ...session }: ClientSession): object {
  return {
    ...session,
    workspace_id: workspace.workspaceId,
    user_identity_ids: session.user_identity_id === undefined ? [] : [session.user_identity_id],
    connected_account_ids: [],
    connect_webview_ids: [],
    device_count: 0,
  };
}

/** The members `errors` and `warnings` of a record. */
export function troubles({ leavesAt }: Departing = {}): object {
  const message = 'On its way out; it will disappear without further ado.';
  return { errors: [], warnings: leavesAt === undefined ? [] : [{ warning_code: 'being_deleted', message }] };
}
