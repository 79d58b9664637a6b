import { jsonObject } from '../../ground/json-object.js';
import { type Arrival, doubledNames, membersOf, queryOf, valuesOf } from '../../model/arrival.js';
import { uuidPattern } from '../../model/contract/oracle.js';
import type { Mismatch } from '../../model/finding.js';
import { fail, inapplicable, inconclusive, pass } from '../servers/ruling.js';
import { type ClientRuling, every } from './client-ruling.js';
import { formOf, type TrialEvidence } from './evidence.js';
import { noBetter, noTwin, shown } from './words.js';

/** The call made one request. Harmless ones to something else are worth a notice. */
export function judgeOnce({ arrivals, beside, report }: TrialEvidence): ClientRuling {
  const others = beside.map(({ method, target }) => `${method} ${target}`).join(', ');
  if (arrivals.length === 1) return beside.length === 0 ? pass() : pass({ where: 'beside it came', note: others });
  const [, about] = arrivals;
  if (about) return { ...fail({ where: 'requests', expected: '1', received: String(arrivals.length) }), about };
  const none = others === '' ? 'none' : `only ${others}`;
  const instead =
    report.kind === 'threw'
      ? `${none} and ${shown(report.error.name ?? 'an error')}: ${shown(report.error.message)}`
      : none;
  return fail({ where: 'requests', expected: '1', received: instead });
}

/** A call that the client takes for a success made one request. What it takes for a failure it may repeat. */
export function judgeNoRepeatedSuccess({ arrivals, report, trial }: TrialEvidence): ClientRuling {
  if (report.kind !== 'returned') return inapplicable({ note: 'the client does not take the answer for a success' });
  if (arrivals.length === 1) return pass();
  if (arrivals.length === 0 && trial.group !== undefined)
    return inapplicable({ note: 'what calls do to each other has requirements of its own' });
  const [, about] = arrivals;
  const received = arrivals.length === 0 ? 'none' : String(arrivals.length);
  return { ...fail({ where: 'requests', expected: '1', received }), ...(about === undefined ? {} : { about }) };
}

/** Method and path of every request are those of a documented form. */
export function judgeForm(evidence: TrialEvidence): ClientRuling {
  const { arrivals, beside } = evidence;
  return every(arrivals.length > 0 ? arrivals : beside, (arrival) => formFindings(arrival, evidence));
}

/** The call reached the endpoint as it was written, in the form that the valid twin has elsewhere. */
export function judgeEndpoint(evidence: TrialEvidence): ClientRuling {
  const { arrivals, control, report } = evidence;
  const [twin] = control?.arrivals ?? [];
  if (!control || !twin) return inconclusive('target', noTwin);
  if (formFindings(twin, control).length > 0) return inapplicable(noBetter);
  if (arrivals.length > 0 || evidence.beside.length > 0) return judgeForm(evidence);
  const said = report.kind === 'threw' ? ` and ${shown(report.error.message)}` : '';
  return fail({ where: 'requests', expected: '1 at the endpoint', received: `none${said}` });
}

/** What is wrong with the method and the path of a request. */
export function formFindings(arrival: Arrival, evidence: TrialEvidence): readonly Mismatch[] {
  if (formOf(arrival, evidence)) return [];
  const known = evidence.forms.map(({ method, path }) => `${method} ${path}`).join(' or ');
  return [{ where: 'request', expected: known, received: `${arrival.method} ${shown(arrival.target)}` }];
}

/** Exactly the parameters of the call arrived, wherever they stood. */
export function judgeParameters(evidence: TrialEvidence): ClientRuling {
  return every(evidence.arrivals, (arrival) => parameterFindings(arrival, evidence));
}

/** What is wrong with the parameters of a request. */
export function parameterFindings(arrival: Arrival, { trial }: TrialEvidence): readonly Mismatch[] {
  const { operation, call } = trial;
  const sent = [...queryOf(arrival), ...membersOf(arrival)];
  return operation.parameters.flatMap(({ name }) => {
    const expected = call.parameters[name];
    const received = sent.filter(([key]) => key === name).map(([, value]) => value);
    if (expected === undefined) {
      return received.length === 0 ? [] : [{ where: name, expected: 'nothing', received: shown(received[0]) }];
    }
    if (received.length === 1 && isSame(received[0], expected)) return [];
    const what = received.length > 1 ? `${received.length} values` : shown(received[0]);
    return [{ where: name, expected: shown(expected), received: what }];
  });
}

// A client with a type for uuids writes them in lower case, and both cases name the same thing.
function isSame(received: unknown, expected: string): boolean {
  if (received === expected) return true;
  return (
    typeof received === 'string' && uuidPattern.test(expected) && received.toLowerCase() === expected.toLowerCase()
  );
}

/** The parameters stood where the form of the request demands. */
export function judgePlace(evidence: TrialEvidence): ClientRuling {
  return every(evidence.arrivals, (arrival) => placeFindings(arrival, evidence));
}

/** Which parameters stand in the wrong place of a request. */
export function placeFindings(arrival: Arrival, evidence: TrialEvidence): readonly Mismatch[] {
  const form = formOf(arrival, evidence);
  if (!form) return [];
  const names = Object.keys(evidence.trial.call.parameters);
  const inBody = namesIn(membersOf(arrival), names);
  const inQuery = namesIn(queryOf(arrival), names);
  const [wrong, place] = form.carrier === 'body' ? [inQuery, 'the body'] : [inBody, 'the query'];
  const other = form.carrier === 'body' ? 'the query' : 'the body';
  return wrong.length === 0 ? [] : [{ where: wrong.join(', '), expected: `in ${place}`, received: `in ${other}` }];
}

/** A body was a JSON object and said so. A type without a body says nothing. */
export function judgeJson({ arrivals }: TrialEvidence): ClientRuling {
  return every(arrivals, jsonFindings);
}

/** What is wrong with the body of a request. */
export function jsonFindings(arrival: Arrival): readonly Mismatch[] {
  if (arrival.body === '') return [];
  const types = valuesOf(arrival, 'content-type');
  const isJson = types.length === 1 && /^application\/json\s*(?:;|$)/i.test(types[0] ?? '');
  return [
    ...(isJson
      ? []
      : [{ where: 'content-type', expected: 'application/json', received: shown(types.join(', ') || undefined) }]),
    ...(arrival.isUtf8 && jsonObject(arrival.body) !== undefined
      ? doubledNames(arrival.body).map((name) => ({
          where: name,
          expected: 'one member of that name',
          received: 'more than one',
        }))
      : [{ where: 'body', expected: 'a JSON object', received: shown(arrival.body) }]),
  ];
}

/** Nothing was sent beside documented parameters but the known flag. */
export function judgeExtras({ arrivals, trial }: TrialEvidence): ClientRuling {
  const documented = trial.operation.parameters.map(({ name }) => name);
  return every(arrivals, (arrival) => {
    const query = queryOf(arrival).filter(([name, value]) => !(name === '_strict' && value === 'true'));
    return [...query, ...membersOf(arrival)]
      .filter(([name]) => !documented.includes(name))
      .map(([name, value]) => ({ where: shown(name), expected: 'nothing', received: shown(value) }));
  });
}

function namesIn(members: readonly (readonly [name: string, value: unknown])[], names: readonly string[]): string[] {
  return members.map(([name]) => name).filter((name) => names.includes(name));
}
