import { fail, inconclusive, pass, type Ruling } from '../servers/ruling.js';
import type { TrialEvidence } from './evidence.js';
import { judgeParameters } from './requests.js';
import { shown } from './words.js';

/**
 * The client refused the call before it sent anything, or sent it as it was given. A refusal only counts beside a valid
 * twin that was sent: a client that refuses everything shows nothing.
 */
export function judgeAsGiven(evidence: TrialEvidence): Ruling {
  const { arrivals, report, control } = evidence;
  if (arrivals.length > 0) return judgeParameters(evidence);
  if (report.kind === 'returned')
    return fail({ where: 'call', expected: 'a request or an error', received: 'success without a request' });
  if (control?.report.kind !== 'returned' || control.arrivals.length === 0) {
    return inconclusive('target', {
      where: 'control',
      expected: 'a request and a return',
      received: 'neither',
      note: 'the client refuses the valid call as well',
    });
  }
  return pass({
    where: 'refused before it was sent',
    note: shown(report.kind === 'threw' ? report.error.message : undefined),
  });
}
