import type { Contract } from '../../model/contract/contract.js';
import type { Operation } from '../../model/contract/operation.js';
import type { Exchange } from '../../model/exchange.js';
import { isUnknownResource, reactionOf, statusOf } from '../../model/experiment/reaction.js';
import { environmentOf, isSameEnvironment } from '../environment.js';
import { type CredentialStanding, credentialOf } from './credential.js';
import { duringOutages } from './outages.js';
import type { Recorded } from './recording.js';
import { routeOf } from './route.js';
import { type RequestValidity, validityOf } from './validity.js';

/** A recorded exchange with everything that is known of its request. */
export interface RecordedCall {
  readonly recorded: Recorded;
  readonly exchange: Exchange;
  readonly operation: Operation;
  readonly isDocumented: boolean;
  readonly credential: CredentialStanding;
  readonly validity: RequestValidity;
}

/** An entry of which nothing can be said, and why. */
export interface Unjudged {
  readonly entry: number;
  readonly why: string;
}

/** What of a recording concerns the operations. */
export interface Traffic {
  readonly calls: readonly RecordedCall[];
  readonly unjudged: readonly Unjudged[];
  /** How many entries are about something else. */
  readonly foreign: number;
  /** The valid call of the operation that the same target accepted, or else answered as an unknown resource. */
  readonly controlOf: (call: RecordedCall) => Control | undefined;
}

/** Shows that a target does not refuse everything. */
export interface Control {
  readonly exchange: Exchange;
  readonly standing: 'accepted' | 'weak';
}

/**
 * Finds the calls of the operations in a recording. Their exchanges are numbered anew, without the others.
 * @param origin the only target that is asked about; every one of the recording where it is absent.
 */
export function trafficOf(recording: readonly Recorded[], contract: Contract, origin?: string): Traffic {
  const keepsCredentials = recording.some(({ exchange }) => exchange.request.headers.authorization !== undefined);
  const unjudged: Unjudged[] = [];
  const calls: RecordedCall[] = [];
  const routed = recording.map((recorded) => ({ recorded, route: routeOf(recorded.exchange.request, contract) }));
  const known = routed.filter(({ recorded, route }) => recorded.answerGap === undefined && route !== undefined);
  const away = duringOutages(known.map(({ recorded }) => recorded));
  let foreign = 0;
  for (const { recorded, route } of routed) {
    const { entry } = recorded;
    if (!route || (origin !== undefined && recorded.origin !== origin)) {
      foreign += 1;
    } else if (recorded.exchange.request.method === 'OPTIONS') {
      unjudged.push({ entry, why: 'a browser asked for permission (OPTIONS), which is no call' });
    } else if (environmentOf(recorded.exchange.answer) === 'silence') {
      unjudged.push({ entry, why: 'no answer is recorded' });
    } else if (environmentOf(recorded.exchange.answer) !== undefined && !isOfTarget(recorded, recording)) {
      const status = statusOf(recorded.exchange.answer);
      unjudged.push({ entry, why: `answered ${status}, which comes from what stands around a target` });
    } else if (away.has(recorded)) {
      const status = statusOf(recorded.exchange.answer);
      unjudged.push({ entry, why: `answered ${status} like everything at that time, as while a target is deployed` });
    } else {
      const exchange = { ...recorded.exchange, index: calls.length };
      const credential = credentialOf(exchange.request, keepsCredentials);
      const validity = validityOf(recorded, route.operation, contract);
      calls.push({ recorded, exchange, ...route, credential, validity });
    }
  }
  const valid = calls.filter(
    ({ isDocumented, credential, validity }) =>
      isDocumented && credential.kind !== 'wrong' && validity.kind === 'valid',
  );
  return {
    calls,
    unjudged,
    foreign,
    controlOf({ operation: { id }, recorded: { origin } }) {
      const own = valid
        .filter(({ operation, recorded }) => operation.id === id && recorded.origin === origin)
        .map(({ exchange }) => exchange);
      const accepted = own.find(({ answer }) => reactionOf(answer) === 'accepted');
      if (accepted) return { exchange: accepted, standing: 'accepted' };
      const weak = own.find(({ answer }) => isUnknownResource(answer));
      return weak && { exchange: weak, standing: 'weak' };
    },
  };
}

/** What one request gets again and again from a gateway that lets the same operation through is the target's after all. */
function isOfTarget({ origin, exchange }: Recorded, recording: readonly Recorded[]): boolean {
  const { request, answer } = exchange;
  const others = recording.filter((one) => one.origin === origin && one.exchange !== exchange);
  const isSameRoute = ({ exchange: { request: one } }: Recorded) =>
    one.method === request.method && one.path === request.path;
  const isSameRequest = ({ exchange: { request: one } }: Recorded) =>
    one.body === request.body && JSON.stringify(one.query) === JSON.stringify(request.query);
  return (
    others.some((one) => isSameRoute(one) && isSameRequest(one) && isSameEnvironment(answer, one.exchange.answer)) &&
    others.some((one) => isSameRoute(one) && reactionOf(one.exchange.answer) === 'accepted')
  );
}
