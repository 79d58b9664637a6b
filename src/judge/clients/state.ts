import { workspaceHeader } from '../../../spec/credentials.js';
import { valuesOf } from '../../model/arrival.js';
import { markIn, marks } from '../../model/credential-mark.js';
import { fail, inapplicable, inconclusive, pass, type Ruling } from '../servers/ruling.js';
import { type ClientRuling, every } from './client-ruling.js';
import { workspacesOf } from './credentials.js';
import { type TrialEvidence, tokenName } from './evidence.js';
import { judgeParameters } from './requests.js';
import { noBetter, shown } from './words.js';

/** What the caller was told is what this call was answered, and nothing of another one. */
export function judgeOwnAnswer(
  { report, control, arrivals }: TrialEvidence,
  succeeds: boolean,
  foreign: readonly string[],
): Ruling {
  const text = JSON.stringify(report);
  const found = foreign.find((word) => text.includes(word));
  if (arrivals.length === 0) {
    // A client that makes no call any more does not work after a failure, which has a requirement of its own.
    if (report.kind === 'threw' && found === undefined)
      return inapplicable({ note: 'the client makes no call any more' });
    const received = `none and ${found === undefined ? outcomeOf(report.kind) : shown(found)}`;
    return fail({ where: 'requests', expected: '1', received });
  }
  const expected = succeeds ? 'returned' : 'threw';
  if (report.kind !== expected) {
    // Told by the requirement that this alone is about.
    if (control?.report.kind === report.kind)
      return inapplicable({ note: 'such an answer alone is reported like this as well' });
    return fail({ where: 'outcome', expected: outcomeOf(expected), received: outcomeOf(report.kind) });
  }
  return found === undefined
    ? pass()
    : fail({ where: 'outcome', expected: 'nothing of another call', received: shown(found) });
}

/** Every request presented the token of its own client, or none of the others'. */
export function judgeOwnToken({ arrivals, trial }: TrialEvidence): ClientRuling {
  const own = tokenName(trial.call);
  return every(arrivals, (arrival) =>
    valuesOf(arrival, 'authorization')
      .flatMap((value) => value.match(marks) ?? [])
      // The token itself; of what is left of one, other requirements speak.
      .filter((mark) => markIn(mark)?.form === undefined)
      .filter((name) => name !== own)
      .map((name) => ({ where: 'authorization', expected: own, received: `${name} of another client` })),
  );
}

/** Every request had the parameters of its own call, where the valid twin has those of its own too. */
export function judgeOwnParameters(evidence: TrialEvidence): ClientRuling {
  const { control } = evidence;
  if (!control || judgeParameters(control).outcome !== 'pass') return inapplicable(noBetter);
  return judgeParameters(evidence);
}

/** Every request named the workspace of its own client, as the valid twin does, and none of the others'. */
export function judgeOwnWorkspace(
  { arrivals, trial, control }: TrialEvidence,
  foreign: readonly string[],
): ClientRuling {
  const own = trial.call.workspaceId;
  const isNamed = control?.arrivals.some((arrival) => workspacesOf(arrival).length > 0) ?? false;
  return every(arrivals, (arrival) => {
    const named = workspacesOf(arrival);
    if (own !== undefined && named.length === 0 && isNamed)
      return [{ where: workspaceHeader.header, expected: shown(own), received: 'nothing' }];
    return named
      .filter((id) => foreign.includes(id))
      .map((id) => ({
        where: workspaceHeader.header,
        expected: shown(own),
        received: `${shown(id)} of another client`,
      }));
  });
}

/** The client made the valid call after one that failed. */
export function judgeWorking({ report, arrivals, control }: TrialEvidence): Ruling {
  if (control?.report.kind !== 'returned')
    return inconclusive('target', { where: 'control', expected: 'a return', received: 'none' });
  if (report.kind === 'returned')
    return arrivals.length > 0 ? pass() : fail({ where: 'requests', expected: '1', received: 'none' });
  const said = report.kind === 'threw' ? shown(report.error.message) : 'nothing';
  return fail({ where: 'outcome', expected: 'success as without the failure', received: said });
}

function outcomeOf(kind: string): string {
  return kind === 'returned' ? 'success' : kind === 'threw' ? 'an error' : 'nothing';
}
