import { credential, workspaceHeader } from '../../../spec/credentials.js';
import type { RequirementId } from '../../../spec/requirements/servers/index.js';
import { uuidPattern } from '../../model/contract/oracle.js';
import { markIn } from '../../model/credential-mark.js';
import type { Request } from '../../model/experiment/request.js';
import { isMasked } from './masked.js';
import { credentialName } from './redaction.js';

/** What is to be said of the credential of a recorded request. */
export type CredentialStanding =
  /** Nothing is wrong with its form; whether the target knows it, only the target can say. */
  | { readonly kind: 'sound' }
  /** It must be refused with one of these statuses. */
  | {
      readonly kind: 'wrong';
      readonly requirement: RequirementId;
      readonly title: string;
      readonly statuses: readonly number[];
    }
  | { readonly kind: 'unknown'; readonly why: string };

const strippedNote =
  'the recording holds no Authorization header at all, which browsers leave out of what they export; whether it was sent is not known';

/**
 * Looks at the credential of a request.
 * @param isRecorded whether the recorder keeps Authorization headers, so that a missing one was not sent.
 */
export function credentialOf({ headers }: Request, isRecorded: boolean): CredentialStanding {
  const { authorization } = headers;
  if (authorization === undefined) {
    return isRecorded
      ? {
          kind: 'wrong',
          requirement: 'auth.missing-refused',
          title: 'refuses a request without credentials',
          statuses: [401],
        }
      : { kind: 'unknown', why: strippedNote };
  }
  const [scheme = '', token = '', ...more] = authorization.trim().split(/\s+/);
  // What stands by name was recorded.
  const words = authorization.split(/\s+/).filter((word) => markIn(word) === undefined);
  if ([...words, words.join(' ')].some(isMasked))
    return { kind: 'unknown', why: 'Authorization was masked by the recorder' };
  if (!/^bearer$/i.test(scheme) || token === '' || more.length > 0) {
    return {
      kind: 'wrong',
      requirement: 'auth.malformed-refused',
      title: 'refuses a malformed Authorization header',
      statuses: [401],
    };
  }
  if (scheme !== 'Bearer')
    return { kind: 'unknown', why: `the scheme word is written ${scheme}, which a target may accept or refuse` };
  return ofToken(token, headers[workspaceHeader.header]);
}

function ofToken(token: string, workspace: string | undefined): CredentialStanding {
  if (markIn(token)?.form !== undefined) {
    return {
      kind: 'wrong',
      requirement: 'auth.unknown-token-refused',
      title: 'refuses a token that was never issued',
      statuses: [401],
    };
  }
  const name = credentialName(token);
  const { scheme, needsWorkspace, boundToWorkspace, words } = credential(name);
  if (scheme === undefined) {
    const title = `refuses ${words}`;
    return { kind: 'wrong', requirement: 'auth.undocumented-credential-refused', title, statuses: [401] };
  }
  const isNamed = workspace !== undefined && uuidPattern.test(workspace);
  if (!needsWorkspace || isNamed || boundToWorkspace === undefined) return { kind: 'sound' };
  return {
    kind: 'wrong',
    requirement: boundToWorkspace.id as RequirementId,
    title: `refuses ${words} without a workspace`,
    statuses: [401, 400],
  };
}
