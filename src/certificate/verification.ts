/** One thing that was looked at, and what is wrong with it. */
export interface Check {
  /** What it is about: `signature`, `requests`, `verdicts`. */
  readonly name: string;
  /** `unchecked` says in its note why. */
  readonly state: 'good' | 'bad' | 'unchecked';
  /** What was looked at, or why it was not, for people. */
  readonly note: string;
  /** Each a sentence that names the file and the place. */
  readonly problems: readonly string[];
}

/** A check that is good where nothing is wrong. */
export function checked(name: string, note: string, problems: readonly string[]): Check {
  return { name, note, problems, state: problems.length === 0 ? 'good' : 'bad' };
}

/** A check that could not be made. */
export function unchecked(name: string, note: string): Check {
  return { name, note, problems: [], state: 'unchecked' };
}

/** Everything that is wrong. */
export function problemsOf(checks: readonly Check[]): readonly string[] {
  return checks.flatMap(({ problems }) => problems);
}
