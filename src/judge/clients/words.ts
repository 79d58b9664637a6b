import type { Mismatch, Remark } from '../../model/finding.js';

/** A value as it stands in a finding: on one line, in quotes where it is text, and cut where it is long. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 160 ? `${text.slice(0, 157)}...` : text;
}

/**
 * An `Authorization` header as it stands in a finding. The part that may be a credential is only counted, unless it is
 * the name of one.
 */
export function shownAuthorization(value: string): string {
  const [scheme = '', ...rest] = value.split(' ');
  if (rest.length === 0) return `${value.length} characters without a scheme`;
  const token = rest.join(' ');
  return /^\{\{[a-z0-9|-]+\}\}$/.test(token)
    ? `${scheme} ${token}`
    : `${scheme} and another text of ${token.length} characters`;
}

/** The call succeeded where its error was to be judged. */
export const noError: Mismatch = { where: 'error', expected: 'one to look into', received: 'success' };

/** A token stands where none may. */
export function tokenIn(where: string): Mismatch {
  return { where, expected: 'no token', received: 'one' };
}

/** The call succeeded where an error was expected. */
export const unexpectedSuccess: Mismatch = { where: 'outcome', expected: 'an error', received: 'success' };

/** The valid twin did not even call. */
export const noTwin: Mismatch = { where: 'control', expected: 'a request', received: 'none' };

/** What is wrong is wrong with the valid call as well, which has a requirement of its own. */
export const noBetter: Remark = { note: 'the valid call is made no better' };
