import { resourceKinds } from '../../spec/resources.js';
import type { Report } from '../bundle/report.js';
import { uuidsIn } from '../ground/uuids-in.js';
import type { Exchange } from '../model/exchange.js';
import { reactionOf } from '../model/experiment/reaction.js';
import { pathAndQuery, type Request } from '../model/experiment/request.js';

/** Says what became of what a request names, for someone who sends it again; `undefined` where that goes without saying. */
export type ResourceNotes = (exchange: Pick<Exchange, 'request'>) => string | undefined;

const creations: ReadonlySet<string> = new Set(resourceKinds.flatMap(([, { create }]) => create?.path ?? []));

/** The notes on the requests of one run. */
export function resourceNotes(report: Report, exchanges: readonly Exchange[]): ResourceNotes {
  const { profile, residue, configuration, kind } = report;
  if (kind === 'client' || configuration.recording !== undefined) return () => undefined;
  if (configuration.target === 'reference') return () => 'the reference that it was sent to ended with the run';
  const made = new Set<string>();
  const found = new Set<string>();
  for (const { origin, answer } of exchanges) {
    if (origin.kind !== 'lending' || answer.kind !== 'response' || reactionOf(answer) !== 'accepted') continue;
    for (const id of uuidsIn(answer.body)) (creations.has(origin.path) ? made : found).add(id);
  }
  const left = new Set(residue.left.flatMap(uuidsIn));
  const isMadeUp = profile === 'safe' || ['api', 'synthetic'].includes(String(configuration.lender));
  return ({ request }) => {
    const ids = namedIn(request);
    const gone = ids.filter((id) => made.has(id) && !left.has(id));
    if (ids.length === 0) return undefined;
    if (gone.length > 0) return `removed since the run: ${gone.join(', ')}. Judging the case again makes it anew`;
    const isThere = (id: string) => made.has(id) || found.has(id);
    const others = ids.filter((id) => !isThere(id));
    if (others.length === 0) return 'what it names was still there after the run';
    if (!isMadeUp) return 'it names what was lent to the run, which may be used up';
    return others.length === ids.length
      ? 'its ids belong to nothing, as in the run'
      : `belongs to nothing, as in the run: ${others.join(', ')}. The rest was still there after the run`;
  };
}

function namedIn(request: Request): readonly string[] {
  return [...new Set([pathAndQuery(request), request.body ?? ''].flatMap(uuidsIn))];
}
