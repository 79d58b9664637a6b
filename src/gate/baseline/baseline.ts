import type { Entry } from './baseline-schema.js';

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

/** The days that an entry still covers anything after `today`; absent where it has no end, negative where it is over. */
export function daysLeft({ expires }: Entry, today: Date): number | undefined {
  return expires === undefined ? undefined : (Date.parse(expires) - Date.parse(dayOf(today))) / 86_400_000;
}

/** Whether the last day of an entry is over. */
export function isExpired({ expires }: Entry, today: Date): boolean {
  return expires !== undefined && expires < dayOf(today);
}

/** The day of an instant, as `YYYY-MM-DD` in UTC. */
export function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}
