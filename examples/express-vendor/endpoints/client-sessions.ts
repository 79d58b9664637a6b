import { randomBytes, randomUUID } from 'node:crypto';
import type { Endpoint } from '../endpoint.js';
import { shownSession } from '../presentation.js';
import type { ClientSession } from '../records.js';
import { unknown } from '../workspace.js';

/** Opens a session for the browser of an end user. Its token is good for nothing that this example serves. */
export const createClientSession: Endpoint = {
  path: '/client_sessions/create',
  methods: ['PUT', 'POST'],
  serve({ parameters, workspace }) {
    const identityId = parameters.optionalUuid('user_identity_id');
    parameters.check();
    const session: ClientSession = {
      client_session_id: randomUUID(),
      user_identity_id: identityId === undefined ? undefined : workspace.identity(identityId).user_identity_id,
      token: `seam_cst1${randomBytes(4).toString('hex')}_${randomBytes(12).toString('hex')}`,
      created_at: new Date().toISOString(),
    };
    workspace.clientSessions.set(session.client_session_id, session);
    return { client_session: { ...shownSession(workspace, session), token: session.token } };
  },
};

/** Lists the open sessions. A filter that fits nothing finds nothing. */
export const listClientSessions: Endpoint = {
  path: '/client_sessions/list',
  methods: ['GET', 'POST'],
  serve({ parameters, workspace }) {
    const sessionId = parameters.optionalUuid('client_session_id');
    const identityId = parameters.optionalUuid('user_identity_id');
    parameters.check();
    const found = [...workspace.clientSessions.values()].filter(
      ({ client_session_id, user_identity_id }) =>
        (sessionId === undefined || client_session_id === sessionId) &&
        (identityId === undefined || user_identity_id === identityId),
    );
    return { client_sessions: found.map((session) => shownSession(workspace, session)) };
  },
};

/** Closes a session. */
export const deleteClientSession: Endpoint = {
  path: '/client_sessions/delete',
  methods: ['POST', 'DELETE'],
  serve({ parameters, workspace }) {
    const id = parameters.uuid('client_session_id');
    parameters.check();
    if (!workspace.clientSessions.delete(id)) unknown(404, 'client_session');
  },
};
