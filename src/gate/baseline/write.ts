import { yaml } from '../../ground/on-demand.js';
import type { BaselineDraft, DraftBaseline } from './update.js';

const heading = ` Known deviations, each with the reason why it is tolerated: see spec/baseline.schema.json of seam-conformance.
 What is listed is still judged. An entry that passes, fails otherwise, has expired or has no reason fails the run.
 Optional: owner, issue (a link), expires (the last day it covers anything), intermittent (true: may fail, may pass).`;

/** A baseline as YAML, in the order of its entries. */
export function baselineText({ entries }: DraftBaseline): string {
  const { Document, isMap } = yaml();
  const document = new Document({ entries: entries.map(membersOf) });
  document.commentBefore = heading;
  for (const [index, { formerly }] of entries.entries()) {
    const entry = document.getIn(['entries', index]);
    if (formerly !== undefined && formerly !== '' && isMap(entry)) {
      entry.commentBefore = ` The failure is another one now. The reason was: ${formerly.replace(/\s+/g, ' ')}`;
    }
  }
  return document.toString({ lineWidth: 0 });
}

function membersOf({ formerly: _formerly, ...entry }: BaselineDraft): Record<string, unknown> {
  const { case: id, requirement, reason, owner, issue, expires, intermittent, signature } = entry;
  return Object.fromEntries(
    Object.entries({ case: id, requirement, reason, owner, issue, expires, intermittent, signature }).filter(
      ([, value]) => value !== undefined,
    ),
  );
}
