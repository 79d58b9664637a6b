/** Something expected, and what was received in its place. */
export interface Mismatch {
  /** The part of the exchange, of the state or of the run that it is about. */
  readonly where: string;
  readonly expected: string;
  readonly received: string;
  /** What else one must know to understand it. */
  readonly note?: string;
  /** The number of the exchange that shows it; absent where no single one does. */
  readonly exchange?: number;
  /** Of a changed state: the number of the request after which the change was first seen. */
  readonly after?: number;
}

/** Something worth knowing that is no mismatch. */
export interface Remark {
  readonly where?: string;
  readonly note: string;
  readonly exchange?: number;
}

/** One thing found about a case. Its sentence is made by `sentenceOf` alone. */
export type Finding = Mismatch | Remark;

/** Whether a finding says what was expected. */
export function isMismatch(finding: Finding): finding is Mismatch {
  return 'expected' in finding;
}

/** A finding as a sentence: `where: expected X, received Y`, or `where: note`. */
export function sentenceOf(finding: Finding): string {
  const { where, note } = finding;
  if (!isMismatch(finding)) return where === undefined ? finding.note : `${where}: ${note}`;
  const difference = `${where}: expected ${finding.expected}, received ${finding.received}`;
  return note === undefined ? difference : `${difference}; ${note}`;
}
