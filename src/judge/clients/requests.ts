import { type Arrival, jsonObject, membersOf, queryOf, valuesOf } from '../../model/arrival.js';
import type { Mismatch } from '../../model/finding.js';
import { fail, pass, type Ruling } from '../servers/ruling.js';
import { formOf, type TrialEvidence } from './evidence.js';
import { shown } from './words.js';

/** The call made one request. */
export function judgeOnce({ arrivals, report }: TrialEvidence): Ruling {
  if (arrivals.length === 1) return pass();
  if (arrivals.length > 1) return fail({ where: 'requests', expected: '1', received: String(arrivals.length) });
  const instead =
    report.kind === 'threw'
      ? `none and ${shown(report.error.name ?? 'an error')}: ${shown(report.error.message)}`
      : 'none';
  return fail({ where: 'requests', expected: '1', received: instead });
}

/** Method and path of every request are those of a documented form. */
export function judgeForm({ arrivals, forms }: TrialEvidence): Ruling {
  const known = forms.map(({ method, path }) => `${method} ${path}`).join(' or ');
  return every(arrivals, (arrival) =>
    formOf(arrival, forms)
      ? []
      : [{ where: 'request', expected: known, received: `${arrival.method} ${shown(arrival.target)}` }],
  );
}

/** Exactly the parameters of the call arrived, wherever they stood. */
export function judgeParameters({ arrivals, trial }: TrialEvidence): Ruling {
  const { operation, call } = trial;
  return every(arrivals, (arrival) => {
    const sent = sentMembers(arrival);
    return operation.parameters.flatMap(({ name }) => {
      const expected = call.parameters[name];
      const received = sent.filter(([key]) => key === name).map(([, value]) => value);
      if (expected === undefined) {
        return received.length === 0 ? [] : [{ where: name, expected: 'nothing', received: shown(received[0]) }];
      }
      if (received.length === 1 && received[0] === expected) return [];
      const what = received.length > 1 ? `${received.length} values` : shown(received[0]);
      return [{ where: name, expected: shown(expected), received: what }];
    });
  });
}

/** The parameters stood where the form of the request demands. */
export function judgePlace({ arrivals, trial, forms }: TrialEvidence): Ruling {
  const names = Object.keys(trial.call.parameters);
  return every(arrivals, (arrival) => {
    const form = formOf(arrival, forms);
    if (!form) return [];
    const inBody = namesIn(membersOf(arrival), names);
    const inQuery = namesIn(queryOf(arrival), names);
    const [wrong, place] = form.carrier === 'body' ? [inQuery, 'the body'] : [inBody, 'the query'];
    const other = form.carrier === 'body' ? 'the query' : 'the body';
    return wrong.length === 0 ? [] : [{ where: wrong.join(', '), expected: `in ${place}`, received: `in ${other}` }];
  });
}

/** A body was a JSON object and said so. A type without a body says nothing. */
export function judgeJson({ arrivals }: TrialEvidence): Ruling {
  return every(arrivals, (arrival) => {
    if (arrival.body === '') return [];
    const types = valuesOf(arrival, 'content-type');
    const isJson = types.length === 1 && /^application\/json\s*(?:;|$)/i.test(types[0] ?? '');
    return [
      ...(isJson
        ? []
        : [{ where: 'content-type', expected: 'application/json', received: shown(types.join(', ') || undefined) }]),
      ...(arrival.isUtf8 && jsonObject(arrival.body) !== undefined
        ? []
        : [{ where: 'body', expected: 'a JSON object', received: shown(arrival.body) }]),
    ];
  });
}

/** Nothing was sent beside documented parameters but the known flag. */
export function judgeExtras({ arrivals, trial }: TrialEvidence): Ruling {
  const documented = trial.operation.parameters.map(({ name }) => name);
  return every(arrivals, (arrival) => {
    const query = queryOf(arrival).filter(([name, value]) => !(name === '_strict' && value === 'true'));
    return [...query, ...membersOf(arrival)]
      .filter(([name]) => !documented.includes(name))
      .map(([name, value]) => ({ where: shown(name), expected: 'nothing', received: shown(value) }));
  });
}

/** The findings of the first request that has any. Further ones are repetitions of it. */
export function every(arrivals: readonly Arrival[], findings: (arrival: Arrival) => readonly Mismatch[]): Ruling {
  const first = arrivals.map(findings).find((found) => found.length > 0);
  return first === undefined ? pass() : fail(...first);
}

function sentMembers(arrival: Arrival): readonly (readonly [name: string, value: unknown])[] {
  return [...queryOf(arrival), ...membersOf(arrival)];
}

function namesIn(members: readonly (readonly [name: string, value: unknown])[], names: readonly string[]): string[] {
  return members.map(([name]) => name).filter((name) => names.includes(name));
}
