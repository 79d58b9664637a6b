import { workspaceHeader } from '../../../spec/credentials.js';
import { type Arrival, valuesOf } from '../../model/arrival.js';
import type { Mismatch } from '../../model/finding.js';
import { fail, inapplicable, pass, type Ruling } from '../servers/ruling.js';
import { type ClientRuling, every } from './client-ruling.js';
import { holdsToken, type TrialEvidence, tokenName } from './evidence.js';
import { noError, shown, shownAuthorization, tokenIn } from './words.js';

/** The client has a way to make the call. */
export function judgeOffered({ report }: TrialEvidence): Ruling {
  return report.kind === 'unsupported'
    ? fail({ where: 'call', expected: 'a way to make it', received: `"${report.reason}"` })
    : pass();
}

/** Every request presented exactly the token of the call. */
export function judgeBearer(evidence: TrialEvidence): ClientRuling {
  return every(evidence.arrivals, (arrival) => bearerFindings(arrival, evidence));
}

/** What is wrong with the `Authorization` of a request. */
export function bearerFindings(arrival: Arrival, { trial }: Pick<TrialEvidence, 'trial'>): readonly Mismatch[] {
  const expected = `Bearer ${tokenName(trial.call)}`;
  const values = valuesOf(arrival, 'authorization');
  if (values.length === 1 && values[0] === expected) return [];
  const received = values.map(shownAuthorization).join(' and ') || 'none';
  return [{ where: 'authorization', expected, received }];
}

/** Every request named the workspace, or none where there is none to name. An empty header names none. */
export function judgeWorkspace({ arrivals }: TrialEvidence, expected: string | undefined): ClientRuling {
  return every(arrivals, (arrival) => {
    const values = workspacesOf(arrival);
    if (values.length === (expected === undefined ? 0 : 1) && values[0] === expected) return [];
    return [
      {
        where: workspaceHeader.header,
        expected: shown(expected),
        received: values.map(shown).join(' and ') || 'nothing',
      },
    ];
  });
}

/** The workspaces that a request names. */
export function workspacesOf(arrival: Arrival): readonly string[] {
  return valuesOf(arrival, workspaceHeader.header).filter((value) => value !== '');
}

/** No part of a request but `Authorization` held a token. */
export function judgeConfinement({ arrivals, beside }: TrialEvidence): ClientRuling {
  return every([...arrivals, ...beside], confinementFindings);
}

/** Where else than in `Authorization` a request holds a token. */
export function confinementFindings(arrival: Arrival): readonly Mismatch[] {
  return placesWithToken(arrival)
    .filter((place) => place !== 'authorization')
    .map((place) => tokenIn(place));
}

/** Nothing that arrived at another origin held a token. */
export function judgeElsewhere({ elsewhere }: TrialEvidence): ClientRuling {
  return every(elsewhere, (arrival) =>
    placesWithToken(arrival).map((place) => tokenIn(`${place} at the other origin`)),
  );
}

/** No part of the error held a token. */
export function judgeError({ report }: TrialEvidence): Ruling {
  if (report.kind !== 'threw') return inapplicable(noError);
  const { printed: _printed, ...parts } = report.error;
  const leaky = Object.entries(parts).filter(([, value]) => holdsToken(JSON.stringify(value)));
  return leaky.length === 0 ? pass() : fail(...leaky.map(([part]) => tokenIn(`${part} of the error`)));
}

/** The printed error held no token. */
export function judgePrinted({ report }: TrialEvidence): Ruling {
  if (report.kind !== 'threw') return inapplicable(noError);
  const { printed } = report.error;
  if (printed === undefined) return inapplicable({ note: 'the driver does not say how the error prints' });
  return holdsToken(printed) ? fail(tokenIn('printed error')) : pass();
}

/** Whether any request to the target held a token: otherwise there is none that could leak. */
export function isTokenSent({ arrivals }: TrialEvidence): boolean {
  return arrivals.some((arrival) => placesWithToken(arrival).length > 0);
}

function placesWithToken({ target, headers, body }: Arrival): readonly string[] {
  return [
    ...(holdsToken(target) ? ['url'] : []),
    ...headers.filter(([, value]) => holdsToken(value)).map(([name]) => name.toLowerCase()),
    ...(holdsToken(body) ? ['body'] : []),
  ];
}
