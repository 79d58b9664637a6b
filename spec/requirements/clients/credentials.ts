import { credentialKinds, type OfferId } from '../../credentials.js';
import { documents } from '../../documents.js';
import type { ClientRequirement } from './client-requirement.js';

const methods = { document: documents.revokeDevice, section: 'Authentication Methods' };
const workspace = { document: documents.grantDevice, section: 'Authentication Methods' };

const offers = credentialKinds.flatMap(({ offer }) => offer ?? []) as readonly (ClientRequirement & {
  readonly id: OfferId;
})[];

export const credentials = [
  ...offers,
  {
    id: 'credential.bearer',
    since: 1,
    level: 'MUST',
    statement: 'One `Authorization` header holds `Bearer` and exactly the token that the client was given.',
    why: 'The call is refused, or made in the name of someone else.',
    sources: [methods, { document: 'RFC 6750', section: '2.1' }],
    causes: ['The token is cut, changed in case or encoded.', 'A second header is added by a proxy setting.'],
    fix: 'Set one `Authorization` header, from the token as it was given.',
  },
  {
    id: 'credential.workspace-sent',
    since: 1,
    level: 'MUST',
    statement: 'A personal access token or console session comes with the given workspace in `seam-workspace`.',
    why: 'The call is refused, or reaches another workspace of the same person.',
    sources: [workspace, { interpretation: 'client-workspace' }],
    causes: ['The header is only set by one of two constructors.', 'The workspace of an earlier client is reused.'],
    fix: 'Set `seam-workspace` in the one place where every request is built, from the options of this client.',
  },
  {
    id: 'credential.workspace-absent',
    since: 1,
    level: 'SHOULD',
    statement: 'With an API key `seam-workspace` is absent or empty.',
    why: 'A header that contradicts the key hides a mistake of the configuration.',
    sources: [{ interpretation: 'client-workspace' }],
    causes: ['A default workspace is filled in.'],
    fix: 'Set `seam-workspace` only where the caller gave a workspace.',
  },
] as const satisfies readonly ClientRequirement[];
