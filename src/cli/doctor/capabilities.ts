import { jsonOf, memberOf, reactionOf, received, statusOf } from '../../model/experiment/reaction.js';
import { type Call, neighbourRequest } from '../../run/world/call.js';
import type { Settings } from '../settings/settings.js';
import type { Finding } from './finding.js';

interface Endpoint {
  readonly path: string;
  readonly consequence: string;
  readonly needs: 'core' | 'full';
}

const lists = [
  {
    path: '/devices/list',
    member: 'devices',
    atLeast: 2,
    what: 'devices',
    consequence: 'granting and revoking devices',
  },
  {
    path: '/acs/systems/list',
    member: 'acs_systems',
    atLeast: 2,
    what: 'access systems',
    consequence: 'access system users, and narrowing by system',
  },
  {
    path: '/acs/entrances/list',
    member: 'acs_entrances',
    atLeast: 2,
    what: 'entrances',
    consequence: 'the effect on entrances',
  },
] as const;

const endpoints: readonly Endpoint[] = [
  { path: '/user_identities/create', needs: 'core', consequence: 'everything that needs a user identity' },
  { path: '/acs/users/create', needs: 'core', consequence: 'everything that needs an access system user' },
  { path: '/user_identities/get', needs: 'full', consequence: 'the effect of deletion' },
  { path: '/user_identities/list_accessible_devices', needs: 'full', consequence: 'the effects on devices' },
  { path: '/user_identities/list_acs_users', needs: 'full', consequence: 'the effect of remove_acs_user' },
  { path: '/acs/users/get', needs: 'full', consequence: 'the cascade to access system users' },
  { path: '/acs/users/list_accessible_entrances', needs: 'full', consequence: 'the effect on entrances' },
  { path: '/acs/entrances/grant_access', needs: 'full', consequence: 'the effect on entrances' },
  { path: '/acs/credentials/create', needs: 'full', consequence: 'the cascade to credentials' },
  { path: '/acs/credentials/list', needs: 'full', consequence: 'the cascade to credentials' },
  { path: '/client_sessions/create', needs: 'full', consequence: 'the cascade to client sessions' },
  { path: '/client_sessions/list', needs: 'full', consequence: 'the cascade to client sessions' },
];

/** What the target offers to a lender that goes through its public API. */
export async function capabilities(
  { profile, lender, credentials }: Settings,
  call: Call,
): Promise<readonly Finding[]> {
  if (profile === 'safe' || !['auto', 'api'].includes(lender) || !credentials.has('api-key')) return [];
  const findings: Finding[] = [];
  for (const { path, member, atLeast, what, consequence } of lists) {
    const { answer } = await call({ kind: 'doctor', about: path }, neighbourRequest(path, {}));
    const rows = memberOf(jsonOf(answer), member);
    if (reactionOf(answer) !== 'accepted' || !Array.isArray(rows)) {
      findings.push(lack(`${path} answers ${received(answer)}`, consequence));
    } else if (rows.length < atLeast) {
      findings.push(lack(`the workspace has ${rows.length} ${what}, and ${atLeast} are used`, consequence));
    } else {
      findings.push({ area: 'lender', state: 'fine', text: `the workspace has ${rows.length} ${what}` });
    }
  }
  for (const { path, needs, consequence } of endpoints) {
    if (needs === 'full' && profile !== 'full') continue;
    const { answer } = await call({ kind: 'doctor', about: path }, neighbourRequest(path, {}, {}));
    // Without credentials a route that exists refuses them first; nothing is made.
    if (statusOf(answer) === 404 || statusOf(answer) >= 500 || answer.kind === 'failure') {
      findings.push(lack(`${path} is not there (${received(answer)})`, consequence));
    }
  }
  return findings;
}

function lack(text: string, consequence: string): Finding {
  return { area: 'lender', state: 'lack', text, consequence: `inconclusive: ${consequence}` };
}
