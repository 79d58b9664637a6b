import type { Request } from './experiment/request.js';
import { type Origin, placeOf } from './origin.js';

/** Why there is no answer. */
export type Failure =
  | 'connection-refused'
  | 'connection-lost'
  | 'name-not-found'
  | 'timeout'
  | 'too-large'
  | 'tls'
  | 'not-http'
  | 'aborted'
  /** Set by the judge alone: something came back, and it is no evidence of the target. */
  | 'no-evidence';

/** A body of which only the beginning is kept. */
export interface CutBody {
  readonly bytes: number;
  /** In hexadecimal. */
  readonly sha256: string;
}

/** What came back. Secrets of the run are replaced by their names, in double braces. */
export type Answer =
  | {
      readonly kind: 'response';
      readonly status: number;
      /** In the order and spelling of arrival, but for those that are about the connection alone. */
      readonly headers: readonly (readonly [name: string, value: string])[];
      readonly body: string;
      /** Whether the body was valid UTF-8; where it was not, `body` holds replacement characters. */
      readonly isUtf8: boolean;
      /** What the whole body was, where `body` is only its beginning, as the evidence of the run would be too large. */
      readonly cut?: CutBody;
      /** Whether more came on the connection than was asked for. */
      readonly hasMore?: true;
    }
  | { readonly kind: 'failure'; readonly failure: Failure; readonly detail: string };

/** Answers that came from elsewhere than the others, as from one of several backends that runs another version. */
export interface Strays {
  readonly times: number;
  readonly status: number;
}

/** One request and what came of it. */
export interface Exchange {
  /** Its number in the evidence, from 0, in the order of the plan. */
  readonly index: number;
  readonly origin: Origin;
  readonly request: Request;
  readonly answer: Answer;
  /** How often it was sent, 1 unless the environment made it necessary to repeat it. */
  readonly attempts: number;
  /** Whether an attempt before the last one may have been carried out although its answer never came. */
  readonly afterLoss?: boolean;
  /** How it was answered before, and how often, by someone who does not know its route, while others do. */
  readonly strays?: Strays;
  /** In milliseconds since 1970. */
  readonly startedAt: number;
  readonly durationMs: number;
}

/** The name of an exchange among those of its experiment. */
export function stepOf({ origin }: Exchange): string {
  return placeOf(origin).step;
}

/** Whether only the beginning of the body is kept. */
export function isCut(answer: Answer): boolean {
  return answer.kind === 'response' && answer.cut !== undefined;
}

/** The first value of a response header, whose name is in any case. */
export function headerOf(answer: Answer, name: string): string | undefined {
  if (answer.kind !== 'response') return undefined;
  return answer.headers.find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}
