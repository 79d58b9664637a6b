import type { Request, RequestHandler } from 'express';
import { type Account, accountOf } from './accounts.js';
import { Failure } from './failure.js';
import { isUuid } from './uuid.js';
import type { Workspace } from './workspace.js';

/** Finds out in which workspace the caller acts, before anything else of the request is looked at. */
export function authentication(workspaces: ReadonlyMap<string, Workspace>): RequestHandler {
  return (request, response, next) => {
    const account = accountFrom(request.get('authorization'));
    const workspace = workspaces.get(workspaceIdOf(account, request));
    if (!workspace) throw new Failure(401, 'workspace_out_of_reach', 'The workspace is not open to this credential.');
    response.locals.workspace = workspace;
    next();
  };
}

function accountFrom(header: string | undefined): Account {
  if (!header) throw new Failure(401, 'credential_missing', 'Send an Authorization header with a bearer token.');
  // RFC 9110 lets the scheme come in any case; the token is one word, so a second scheme cannot hide in it.
  const [, token] = /^bearer +(\S+)$/i.exec(header) ?? [];
  if (!token) throw new Failure(401, 'credential_malformed', 'Expected the word Bearer, a space and one token.');
  if (/^seam_(?:cst|pk)/.test(token)) {
    throw new Failure(401, 'credential_unsuitable', 'Tokens that are made for browsers do not administer access.');
  }
  const account = accountOf(token);
  if (!account) throw new Failure(401, 'credential_unknown', 'This token was not issued here, or has been withdrawn.');
  return account;
}

function workspaceIdOf(account: Account, request: Request): string {
  // An integration lives in one workspace, so whatever a header claims is not even read.
  if (account.kind === 'integration') return account.workspaceId;
  const named = request.get('seam-workspace');
  if (!isUuid(named)) {
    throw new Failure(400, 'workspace_unnamed', 'Say in the header seam-workspace which workspace is meant.');
  }
  const id = named.toLowerCase();
  // Unknown and closed workspaces are told apart by nobody outside.
  return account.memberOf.has(id) ? id : '';
}
