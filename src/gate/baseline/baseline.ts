/** One known deviation. It is about one case, or about every case of a requirement that has no entry of its own. */
export interface Entry {
  readonly case?: string;
  readonly requirement?: string;
  /** Why it is tolerated. Empty only in a baseline that was just written, which cannot be used yet. */
  readonly reason: string;
  readonly owner?: string;
  /** A link. */
  readonly issue?: string;
  /** The last day on which it covers anything, as `YYYY-MM-DD` in UTC. */
  readonly expires?: string;
  /** Whether it may fail and may pass; any of its findings may be missing. */
  readonly intermittent?: boolean;
  /** The findings that it covers, normalised. */
  readonly signature: readonly string[];
}

/** The reasoned list of a target's known deviations. */
export interface Baseline {
  readonly entries: readonly Entry[];
}

/** What an entry is about, as it stands in messages. */
export function subjectOf({ case: id, requirement }: Entry): string {
  return id ?? requirement ?? '';
}

/** Whether a person has said why the deviation is tolerated. */
export function isReasoned({ reason }: Entry): boolean {
  return reason.trim() !== '';
}

/** Whether the last day of an entry is over. */
export function isExpired({ expires }: Entry, today: Date): boolean {
  return expires !== undefined && expires < dayOf(today);
}

/** The day of an instant, as `YYYY-MM-DD` in UTC. */
export function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}
