import type { Detail } from '../../../suites/clients/trial.js';
import { acceptsGzip, valuesOf } from '../../model/arrival.js';
import type { ReportedError } from '../../model/call-report.js';
import { fail, inapplicable, pass, type Ruling } from '../servers/ruling.js';
import { type ClientRuling, every } from './client-ruling.js';
import type { TrialEvidence } from './evidence.js';
import { formFindings, parameterFindings, placeFindings } from './requests.js';
import { noError, shown, unexpectedSuccess } from './words.js';

/** The call returned, and returned nothing. */
export function judgeVoid({ report }: TrialEvidence): Ruling {
  if (report.kind === 'threw') {
    const { name = 'an error', message } = report.error;
    return fail({ where: 'outcome', expected: 'a return', received: `${shown(name)}: ${shown(message)}` });
  }
  if (report.kind !== 'returned' || report.value === undefined || report.value === null) return pass();
  return fail({ where: 'value', expected: 'nothing', received: shown(report.value) });
}

/** The call returned, and no member of the answer but `ok` reached the caller. */
export function judgeIgnored(evidence: TrialEvidence, members: readonly string[]): Ruling {
  const { report } = evidence;
  if (report.kind !== 'returned') return judgeVoid(evidence);
  const text = JSON.stringify(report.value) ?? '';
  const found = members.filter((member) => text.includes(member));
  return found.length === 0
    ? pass()
    : fail({ where: 'value', expected: `no ${found.join(', ')}`, received: shown(report.value) });
}

/** The call returned, whatever the value. */
export function judgeAccepted(evidence: TrialEvidence): Ruling {
  return evidence.report.kind === 'returned' ? pass() : judgeVoid(evidence);
}

/** The call returned, where the client asked for the encoding that the answer had. */
export function judgeDecompressed(evidence: TrialEvidence): Ruling {
  const asks = evidence.arrivals.some((arrival) => acceptsGzip(valuesOf(arrival, 'accept-encoding')));
  return asks ? judgeAccepted(evidence) : inapplicable({ note: 'the client does not ask for gzip' });
}

/** The call threw. One cause is told once: by the plainest failure of that kind which is taken for a success. */
export function judgeSurfaced({ report, alike = [] }: TrialEvidence): Ruling {
  if (report.kind !== 'returned') return pass();
  const [same] = alike.filter((one) => one.report.kind === 'returned' && one.arrivals.length > 0);
  return same === undefined ? fail(unexpectedSuccess) : inapplicable({ note: `${same.trial.id} is a success as well` });
}

/** The redirect was followed, or the call threw. */
export function judgeRedirect({ report, elsewhere }: TrialEvidence): Ruling {
  if (report.kind !== 'returned' || elsewhere.length > 0) return pass();
  return fail({ where: 'outcome', expected: 'an error or a followed redirect', received: 'success' });
}

/** A success rests on the documented request at the place that the redirect leads to. */
export function judgeFollowed(evidence: TrialEvidence): ClientRuling {
  const { report, elsewhere } = evidence;
  if (report.kind !== 'returned' || elsewhere.length === 0)
    return inapplicable({ note: 'the client does not follow the redirect' });
  return every(elsewhere, (arrival) => [
    ...formFindings(arrival, evidence),
    ...parameterFindings(arrival, evidence),
    ...placeFindings(arrival, evidence),
  ]);
}

/** The error carries a detail of the answer. */
export function judgeDetail({ report }: TrialEvidence, detail: Detail, expected: string | number): Ruling {
  if (report.kind !== 'threw') return inapplicable(noError);
  return carries(report.error, detail, expected)
    ? pass()
    : fail({ where: detail, expected: shown(expected), received: shown(report.error[detail]) });
}

function carries(error: ReportedError, detail: Detail, expected: string | number): boolean {
  if (detail === 'message') return error.message?.includes(String(expected)) ?? false;
  if (detail !== 'validationErrors') return error[detail] === expected;
  // Clients list them by parameter, as a list, or as they came: name and sentence are what counts.
  const text = JSON.stringify(error.validationErrors) ?? '';
  return String(expected)
    .split(': ')
    .every((part) => text.includes(part));
}
