import { mainCredential } from '../../../spec/credentials.js';
import { profileIncludes } from '../../../spec/profiles.js';
import { resourceKinds } from '../../../spec/resources.js';
import { jsonOf, memberOf, reactionOf, received, statusOf } from '../../model/experiment/reaction.js';
import type { Settings } from '../../run/settings.js';
import { type Call, neighbourRequest } from '../../run/world/call.js';
import { lenderKindOf } from '../../run/world/world.js';
import type { SetupFinding } from './finding.js';

const lists = resourceKinds.flatMap(([, { list, plural }]) =>
  list?.serves === undefined ? [] : [{ ...list, plural, consequence: list.serves.what }],
);
const endpoints = resourceKinds
  .flatMap(([, { create, grant, seenBy = [] }]) => [create, ...seenBy, grant])
  .flatMap((endpoint) => (endpoint?.serves === undefined ? [] : [{ path: endpoint.path, ...endpoint.serves }]));

/** What the target offers to a lender that goes through its public API. */
export async function capabilities(settings: Settings, call: Call): Promise<readonly SetupFinding[]> {
  const { profile, credentials } = settings;
  if (lenderKindOf(settings) !== 'api' || !credentials.has(mainCredential)) return [];
  const findings: SetupFinding[] = [];
  for (const { path, member, atLeast = 1, plural, consequence } of lists) {
    const { answer } = await call({ kind: 'doctor', about: path }, neighbourRequest(path, {}));
    const rows = memberOf(jsonOf(answer), member);
    if (reactionOf(answer) !== 'accepted' || !Array.isArray(rows)) {
      findings.push(lack(`${path} answers ${received(answer)}`, consequence));
    } else if (rows.length < atLeast) {
      findings.push(lack(`the workspace has ${rows.length} ${plural}, and ${atLeast} are used`, consequence));
    } else {
      findings.push({ area: 'lender', state: 'fine', text: `the workspace has ${rows.length} ${plural}` });
    }
  }
  for (const { path, from, what: consequence } of endpoints) {
    if (!profileIncludes(profile, from)) continue;
    const { answer } = await call({ kind: 'doctor', about: path }, neighbourRequest(path, {}, {}));
    // Without credentials a route that exists refuses them first; nothing is made.
    if (statusOf(answer) === 404 || statusOf(answer) >= 500 || answer.kind === 'failure') {
      findings.push(lack(`${path} is not there (${received(answer)})`, consequence));
    }
  }
  return findings;
}

function lack(text: string, consequence: string): SetupFinding {
  return { area: 'lender', state: 'lack', text, consequence: `inconclusive: ${consequence}` };
}
