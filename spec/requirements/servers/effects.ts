import { documents } from '../../documents.js';
import type { Requirement } from '../../requirement.js';

const revokeEntrances = { document: documents.revokeEntrances, section: 'introduction' };
const narrowed = { document: documents.revokeEntrances, section: 'Request Parameters' };
const deletion = { document: documents.deleteIdentity, section: 'introduction' };

export const effects = [
  {
    id: 'effect.refusal-changes-nothing',
    since: 1,
    level: 'MUST',
    profile: 'core',
    statement: 'A refused request leaves everything as it was.',
    why: 'The answer reports that nothing happened, and the caller acts on it.',
    sources: [{ interpretation: 'refusal-status' }],
    causes: ['The effect comes before the check.', 'A transaction is not rolled back.'],
  },
  {
    id: 'effect.grant',
    since: 1,
    level: 'MUST',
    profile: 'full',
    statement: 'After a grant the identity can access the device, and no other device or identity is affected.',
    why: 'People stand before a locked door, or open one that they must not.',
    sources: [{ document: documents.grantDevice, section: 'introduction' }],
    causes: ['The grant is acknowledged but not stored.', 'It is stored for all devices of the workspace.'],
  },
  {
    id: 'effect.revoke-device',
    since: 1,
    level: 'MUST',
    profile: 'full',
    statement:
      'After a revocation the identity cannot access the device; its other devices and other identities are untouched.',
    why: 'Someone who lost access still has it, or someone else loses theirs.',
    sources: [{ document: documents.revokeDevice, section: 'introduction' }],
    causes: ['One of the two conditions of the deletion is missing.', 'A cache is not invalidated.'],
  },
  {
    id: 'effect.remove-acs-user',
    since: 1,
    level: 'MUST',
    profile: 'full',
    statement:
      "After a removal the access system user no longer belongs to the identity; the user itself and the identity's other users remain.",
    why: 'A badge stays tied to the wrong person, or is destroyed.',
    sources: [{ document: documents.removeAcsUser, section: 'introduction' }],
    causes: ['The user is deleted instead of detached.', 'All users of the identity are detached.'],
  },
  {
    id: 'effect.revoke-entrances',
    since: 1,
    level: 'MUST',
    profile: 'full',
    statement:
      'After a revocation the user, or every user of the identity within the given scope, can open no entrance; other users are untouched.',
    why: 'Someone who lost access can still open a door, or someone else cannot.',
    sources: [revokeEntrances, narrowed],
    causes: [
      'Only the first entrance is revoked.',
      '`acs_system_id` does not narrow.',
      'The identity is not resolved to its users.',
    ],
  },
  {
    id: 'effect.delete',
    since: 1,
    level: 'MUST',
    profile: 'full',
    statement: 'After a deletion the identity is gone within the bound; other identities remain.',
    why: 'A person who left is still known, or someone else is lost.',
    sources: [deletion, { interpretation: 'deletion-time' }],
    causes: ['The deletion is queued and never carried out.', 'It is hidden in lists but still readable.'],
  },
  {
    id: 'effect.delete-cascades',
    since: 1,
    level: 'MUST',
    profile: 'full',
    statement: "After a deletion the identity's access system users, credentials and client sessions are gone too.",
    why: 'A key outlives the person it was made for.',
    sources: [deletion, { interpretation: 'deletion-time' }],
    causes: ['One kind of dependent is not covered by the cascade.'],
  },
  {
    id: 'effect.repeat-is-safe',
    since: 1,
    level: 'MUST',
    profile: 'full',
    statement: 'A repeated or concurrent identical call is never answered 5xx and ends in the same state as one call.',
    why: 'Clients repeat calls whose answer was lost.',
    sources: [{ interpretation: 'repetition' }],
    causes: ['A second deletion finds no row and crashes.', 'Two calls race for the same row.'],
  },
  {
    id: 'isolation.foreign-resource-refused',
    since: 1,
    level: 'MUST',
    profile: 'full',
    claim: 'isolation',
    statement: 'An id of another workspace is answered 4xx, and the resource stays as it was.',
    why: 'One tenant changes access in the building of another.',
    sources: [{ interpretation: 'foreign-resources' }],
    causes: ['The lookup is by id alone.', 'Only one of the two ids is checked against the workspace.'],
  },
  {
    id: 'isolation.key-stays-home',
    since: 1,
    level: 'MUST',
    profile: 'full',
    claim: 'isolation',
    statement: 'An API key never acts in another workspace, whatever `seam-workspace` says.',
    why: 'A key of one tenant becomes a key to all.',
    sources: [{ interpretation: 'foreign-resources' }],
    causes: ['The workspace header overrides the workspace of the key.'],
  },
] as const satisfies readonly Requirement[];
