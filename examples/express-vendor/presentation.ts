import type { AcsCredential, AcsUser, ClientSession, Departing, UserIdentity } from './records.js';
import type { Workspace } from './workspace.js';

/** An identity as callers see it. */
export function shownIdentity(workspace: Workspace, { device_ids, leavesAt, ...identity }: UserIdentity): object {
  return {
    ...identity,
    workspace_id: workspace.workspaceId,
    display_name: identity.full_name ?? identity.email_address ?? identity.user_identity_key ?? 'Unnamed',
    acs_user_ids: [...workspace.acsUsers.values()]
      .filter(({ user_identity_id }) => user_identity_id === identity.user_identity_id)
      .map(({ acs_user_id }) => acs_user_id),
    ...troubles({ leavesAt }),
  };
}

/** An ACS user as callers see it; the identity is left out where there is none. */
export function shownAcsUser(workspace: Workspace, { entrance_ids, leavesAt, ...user }: AcsUser): object {
  return { ...user, workspace_id: workspace.workspaceId, display_name: user.full_name, ...troubles({ leavesAt }) };
}

/** A credential of an access system as callers see it. */
export function shownCredential(workspace: Workspace, { leavesAt, ...credential }: AcsCredential): object {
  return { ...credential, workspace_id: workspace.workspaceId, is_multi_phone_sync_credential: false, ...troubles({ leavesAt }) };
}

/** A client session as callers see it. Its token is shown once, to whoever creates it. */
export function shownSession(workspace: Workspace, { token, ...session }: ClientSession): object {
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
export function troubles({ leavesAt, created_at }: { leavesAt?: number | undefined; created_at?: string } = {}): object {
  const warning = {
    warning_code: 'being_deleted',
    message: 'On its way out; it will disappear without further ado.',
    created_at,
  };
  return { errors: [], warnings: leavesAt === undefined ? [] : [warning] };
}
