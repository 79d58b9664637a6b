import { clientRequirements } from '../../../spec/requirements/clients/index.js';
import { requirements } from '../../../spec/requirements/servers/index.js';
import { catalogue } from '../../../suites/servers/catalogue.js';
import { didYouMean } from '../../ground/nearest.js';
import { type PublishedCase, publishedCase } from '../../model/requirement-set/published-case.js';
import type { Verdict } from '../../model/verdict.js';
import type { BaselineStanding } from '../outcome.js';
import { type Baseline, daysLeft, isExpired, subjectOf } from './baseline.js';
import type { Entry } from './baseline-schema.js';
import { normalised, signatureOf } from './signature.js';

// Long enough to mend what is known, or to find a new reason.
const soonDays = 14;

/** What the standing of a baseline depends on beside the verdicts. */
export interface StandingOptions {
  /** Whether only a selection was judged, so that an entry may be about cases that were left out. */
  readonly isPartial?: boolean;
  /** What is known of the cases that were ever published; what the suite's own lock says unless given. */
  readonly published?: (id: string) => Pick<PublishedCase, 'retired'> | undefined;
}

/**
 * What a baseline makes of verdicts: the failures that it covers, and every entry that no longer describes the target.
 * An entry about nothing that was judged, or about cases that are inconclusive, covers nothing and is no problem.
 */
export function standingOf(
  baseline: Baseline,
  verdicts: readonly Verdict[],
  today: Date,
  { isPartial = false, published = publishedCase }: StandingOptions = {},
): BaselineStanding {
  const covered = new Set<string>();
  const intermittent: string[] = [];
  const problems: string[] = [];
  const notes: string[] = [];
  const aboutOf = subjects(baseline, verdicts);
  for (const entry of baseline.entries) {
    const about = aboutOf(entry);
    const unknown = about.length === 0 ? unknownSubject(entry, published) : undefined;
    const retired = about.length === 0 && entry.case !== undefined ? published(entry.case)?.retired : undefined;
    if (unknown !== undefined) {
      problems.push(unknown);
    } else if (retired) {
      // A suite that asks for less fails no one.
      notes.push(`${subjectOf(entry)}: retired in requirement set ${retired.in} as ${retired.as}; take the entry out`);
    } else if (isExpired(entry, today)) {
      const whom = entry.owner === undefined ? '' : `, owned by ${entry.owner}`;
      problems.push(`${subjectOf(entry)}: expired on ${entry.expires}${whom}`);
    } else {
      const days = daysLeft(entry, today);
      if (days !== undefined && days <= soonDays) {
        notes.push(`${subjectOf(entry)}: expires on ${entry.expires}, ${days === 0 ? 'today' : `in ${days} days`}`);
      }
      const assessed = assess(entry, about, isPartial);
      for (const id of assessed.covered) covered.add(id);
      if (entry.intermittent === true) intermittent.push(...assessed.covered);
      problems.push(...assessed.problems.map((problem) => `${subjectOf(entry)}: ${problem}`));
      notes.push(...assessed.notes.map((note) => `${subjectOf(entry)}: ${note}`));
    }
  }
  for (const { case: id, dueTo = [] } of verdicts) {
    if (dueTo.length > 0 && dueTo.every((cause) => covered.has(cause))) covered.add(id);
  }
  return {
    covered,
    ...(intermittent.length === 0 ? {} : { intermittent }),
    problems,
    ...(notes.length === 0 ? {} : { notes }),
  };
}

/** The verdicts that each entry is about: its case, or the cases of its requirement that no other entry names. */
export function subjects({ entries }: Baseline, verdicts: readonly Verdict[]): (entry: Entry) => readonly Verdict[] {
  const named = new Set(entries.map(({ case: id }) => id));
  return (entry) =>
    verdicts.filter((verdict) =>
      entry.case === undefined
        ? verdict.requirement === entry.requirement && !named.has(verdict.case)
        : verdict.case === entry.case,
    );
}

interface Assessment {
  readonly covered: readonly string[];
  readonly problems: readonly string[];
  readonly notes: readonly string[];
}

function assess(
  { signature, requirement, intermittent = false }: Entry,
  about: readonly Verdict[],
  isPartial: boolean,
): Assessment {
  const failing = about.filter(({ outcome }) => outcome === 'fail');
  const hasOpen = about.some(({ outcome }) => outcome === 'inconclusive');
  // A requirement may fail in a case that was left out or could not be judged.
  const isWhole = !hasOpen && !(isPartial && (requirement !== undefined || about.length === 0));
  if (failing.length === 0) return withoutFailure(about, isWhole, intermittent);
  const known = new Set(signature.map(normalised));
  const now = signatureOf(failing);
  const fresh = now.filter((finding) => !known.has(finding));
  const gone = isWhole && !intermittent ? [...known].filter((finding) => !now.includes(finding)) : [];
  const difference = [
    ...(fresh.length === 0 ? [] : [`now ${quoted(fresh)}`]),
    ...(gone.length === 0 ? [] : [`no longer ${quoted(gone)}`]),
  ];
  return {
    covered: failing
      .filter((verdict) => signatureOf([verdict]).every((finding) => known.has(finding)))
      // Half of the failure of a single case is another failure.
      .filter(() => requirement !== undefined || difference.length === 0)
      .map(({ case: id }) => id),
    problems: difference.length === 0 ? [] : [`fails otherwise than the baseline says: ${difference.join('; ')}`],
    notes: [],
  };
}

function withoutFailure(about: readonly Verdict[], isWhole: boolean, isIntermittent: boolean): Assessment {
  const nothing: Assessment = { covered: [], problems: [], notes: [] };
  if (about.some(({ outcome }) => outcome === 'inconclusive')) {
    return { ...nothing, notes: ['inconclusive, so the entry may or may not still hold'] };
  }
  if (!isWhole) return nothing;
  if (about.some(({ outcome }) => outcome === 'pass')) {
    if (isIntermittent) return { ...nothing, notes: ['passes this time, as what is intermittent may'] };
    return { ...nothing, problems: ['passes now; take the entry out'] };
  }
  return { ...nothing, notes: ['not claimed or not judged, so the entry covers nothing'] };
}

function unknownSubject(
  { case: id, requirement }: Entry,
  published: NonNullable<StandingOptions['published']>,
): string | undefined {
  if (id !== undefined) {
    const { cases } = catalogue();
    if (cases.has(id) || published(id)) return undefined;
    return `there is no case "${id}"${didYouMean(id, [...cases.keys()])}`;
  }
  const known = [...requirements, ...clientRequirements].map(({ id: one }): string => one);
  const isKnown = requirement !== undefined && known.includes(requirement);
  return isKnown ? undefined : `there is no requirement "${requirement}"${didYouMean(requirement ?? '', known)}`;
}

function quoted(findings: readonly string[]): string {
  return findings.map((finding) => `"${finding}"`).join(', ');
}
