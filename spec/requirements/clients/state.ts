import { documents } from '../../documents.js';
import type { ClientRequirement } from './client-requirement.js';

const apart = { interpretation: 'client-state' } as const;
const workspace = { document: documents.grantDevice, section: 'Authentication Methods' };
const returnType = { document: documents.revokeDevice, section: 'Return Type' };

export const state = [
  {
    id: 'state.answers-apart',
    since: 2,
    level: 'MUST',
    statement: 'Each of several calls to one client makes its own request and reports its own answer.',
    why: 'The caller is told what happened to another call.',
    sources: [returnType, apart],
    causes: ['Answers are kept and given again.', 'The last error is a member of the client and never cleared.'],
    fix: 'Keep no answer and no error in the client; return what this call received.',
  },
  {
    id: 'state.concurrent-calls-apart',
    since: 2,
    level: 'MUST',
    statement: 'Calls that one client makes at the same time report each its own answer.',
    why: 'The caller is told what happened to another call.',
    sources: [returnType, apart],
    causes: ['The answer under way is a member of the client.', 'Answers are matched by their order.'],
    fix: 'Keep all that belongs to one call in that call.',
  },
  {
    id: 'state.credentials-apart',
    since: 2,
    level: 'MUST',
    statement: 'Each of several clients presents its own credential.',
    why: 'The call is made in the name of somebody else.',
    sources: [workspace, apart],
    causes: ['Headers are set on an object that all clients share.', 'The first client is kept and given again.'],
    fix: 'Give each client headers of its own, copied and not shared.',
  },
  {
    id: 'state.workspaces-apart',
    since: 2,
    level: 'MUST',
    statement: 'Each of several clients names its own workspace, or none.',
    why: 'Access is changed in another workspace.',
    sources: [workspace, apart],
    causes: ['Clients are kept by their token alone.', 'The header of an earlier client stays.'],
    fix: 'Give each client headers of its own, and keep clients by all of their options.',
  },
  {
    id: 'state.works-after-failure',
    since: 2,
    level: 'MUST',
    statement: 'A client still works after one of its calls failed.',
    why: 'One failure of the network ends a program that runs for months.',
    sources: [returnType, apart],
    causes: ['The client closes itself.', 'A broken connection is kept.', 'A lock is never given back.'],
    fix: 'Release the lock and drop the broken connection after a failure, and leave the client open.',
  },
] as const satisfies readonly ClientRequirement[];
