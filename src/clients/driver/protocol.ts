import type { DocumentedCredential } from '../../../spec/credentials.js';
import { isJsonObject, jsonObject } from '../../ground/json-object.js';
import type { CallReport, ReportedError } from '../../model/call-report.js';

/** What a driver reads: one line of JSON for each call that its client is to make. */
export interface CallMessage {
  /** Comes back in the answer. */
  readonly id: string;
  readonly operation: string;
  readonly params: Readonly<Record<string, string>>;
  readonly credential: { readonly kind: DocumentedCredential; readonly token: string; readonly workspaceId?: string };
  /** The base URL of the API. */
  readonly endpoint: string;
  /** Calls with the same name go to one instance of the client; a call without a name has one of its own. */
  readonly client?: string;
  /** How long the client is to wait for an answer, where it can be told. */
  readonly timeoutMs?: number;
}

/** What a driver says of itself in its first line, if it does. */
export interface DriverIntroduction {
  /** The package, such as `seam`. */
  readonly client?: string;
  readonly version?: string;
  readonly language?: string;
  /** How many calls it takes at a time; 1 unless it says so. */
  readonly concurrency?: number;
}

/** A line of a driver, read. Anything that is not of the protocol is noise. */
export type DriverLine =
  | { readonly kind: 'introduction'; readonly introduction: DriverIntroduction }
  | { readonly kind: 'report'; readonly id: string; readonly report: CallReport }
  | { readonly kind: 'noise' };

/** Reads a line of a driver's standard output. Never throws. */
export function readLine(line: string): DriverLine {
  const value = jsonObject(line);
  if (value === undefined) return { kind: 'noise' };
  if (isJsonObject(value.driver)) return { kind: 'introduction', introduction: introductionOf(value.driver) };
  if (typeof value.id !== 'string') return { kind: 'noise' };
  return { kind: 'report', id: value.id, report: reportOf(value) };
}

function reportOf({ outcome, value, error, reason }: Readonly<Record<string, unknown>>): CallReport {
  if (outcome === 'returned') return { kind: 'returned', ...(value === undefined ? {} : { value }) };
  if (outcome === 'threw' && (error === undefined || isJsonObject(error))) return thrown(error ?? {});
  if (outcome === 'unsupported') return { kind: 'unsupported', reason: text(reason) ?? 'the driver gives no reason' };
  return { kind: 'silent', seen: `an answer of no known form: outcome ${short(outcome) ?? 'is missing'}` };
}

function thrown(error: Readonly<Record<string, unknown>>): CallReport {
  const { status } = error;
  if (status === undefined || status === null || typeof status === 'number') {
    return { kind: 'threw', error: errorOf(error) };
  }
  return { kind: 'silent', seen: `an answer of no known form: status of the error is ${short(status)}, not a number` };
}

function short(value: unknown): string | undefined {
  // What is deep cannot be written out.
  return typeof value === 'object' && value !== null ? 'an object' : JSON.stringify(value)?.slice(0, 100);
}

function errorOf(error: Readonly<Record<string, unknown>>): ReportedError {
  const status = typeof error.status === 'number' ? error.status : undefined;
  const texts = (['name', 'type', 'message', 'requestId'] as const).flatMap((name) => {
    const value = text(error[name]);
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...(status === undefined ? {} : { status }),
    ...Object.fromEntries(texts),
    ...(typeof error.printed === 'string' ? { printed: error.printed } : {}),
    ...(error.validationErrors === undefined || error.validationErrors === null
      ? {}
      : { validationErrors: error.validationErrors }),
  };
}

function introductionOf(driver: Readonly<Record<string, unknown>>): DriverIntroduction {
  const texts = (['client', 'version', 'language'] as const).flatMap((name) => {
    const value = text(driver[name]);
    return value === undefined ? [] : [[name, value] as const];
  });
  const { concurrency } = driver;
  const isCount = typeof concurrency === 'number' && Number.isInteger(concurrency) && concurrency > 0;
  return { ...Object.fromEntries(texts), ...(isCount ? { concurrency: Math.min(concurrency, 32) } : {}) };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
