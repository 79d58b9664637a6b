import { valuesOf } from '../../model/arrival.js';
import { fail, inapplicable, inconclusive, pass, type Ruling } from '../servers/ruling.js';
import { type ClientRuling, every } from './client-ruling.js';
import { formOf, type TrialEvidence } from './evidence.js';
import { jsonFindings, judgeParameters, placeFindings } from './requests.js';
import { noBetter, noTwin, shown } from './words.js';

/**
 * The client refused the call before it sent anything, or sent it as it was given. A refusal only counts beside a valid
 * twin that was sent: a client that refuses everything shows nothing.
 */
export function judgeAsGiven(evidence: TrialEvidence): ClientRuling {
  if (evidence.arrivals.length > 0) return judgeParameters(evidence);
  if (evidence.report.kind === 'returned')
    return fail({ where: 'call', expected: 'a request or an error', received: 'success without a request' });
  return refused(evidence);
}

/** The client sent the call as it was given: nothing in it may be refused. */
export function judgeSent(evidence: TrialEvidence): ClientRuling {
  const { arrivals, report, control } = evidence;
  if (arrivals.length > 0) return judgeParameters(evidence);
  if (control === undefined || control.arrivals.length === 0) return inconclusive('target', noTwin);
  const said = report.kind === 'threw' ? ` and ${shown(report.error.message)}` : '';
  return fail({ where: 'requests', expected: '1', received: `none${said}` });
}

/** The client refused a call without parameters before it sent anything, or sent an object. */
export function judgeEmptyCall(evidence: TrialEvidence): ClientRuling {
  const { arrivals, report, control } = evidence;
  if (arrivals.length === 0)
    return report.kind === 'returned'
      ? inapplicable({ note: 'the call was neither refused nor sent' })
      : refused(evidence);
  const [twin] = control?.arrivals ?? [];
  if (twin && control && [...jsonFindings(twin), ...placeFindings(twin, control)].length > 0)
    return inapplicable(noBetter);
  return every(arrivals, (arrival) => {
    if (formOf(arrival, evidence)?.carrier !== 'body') return [];
    if (arrival.body !== '') return jsonFindings(arrival);
    const type = valuesOf(arrival, 'content-type').join(', ');
    return [{ where: 'body', expected: 'a JSON object', received: `nothing${type === '' ? '' : ` as ${type}`}` }];
  });
}

function refused({ report, control }: TrialEvidence): Ruling {
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
