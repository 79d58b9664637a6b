import { grouped } from '../../ground/grouped.js';
import { isIntermittent } from '../../judge/servers/confirmation.js';
import type { Verdict } from '../../model/verdict.js';
import { type Baseline, dayOf, isReasoned } from './baseline.js';
import type { Entry } from './baseline-schema.js';
import { normalised, signatureOf } from './signature.js';
import { subjects } from './standing.js';

/** An entry as it is written, which may still lack its reason. */
export interface BaselineDraft extends Entry {
  /** The reason of the entry before its failure changed, so that a person can judge whether it still holds. */
  readonly formerly?: string;
}

/** A baseline that describes the target as it is now. */
export interface DraftBaseline extends Baseline {
  readonly entries: readonly BaselineDraft[];
}

/** How long a new entry holds unless a person says otherwise. */
const daysToExpiry = 90;

/**
 * The baseline of these verdicts, which a person completes. An entry keeps all that was written into it as long as its
 * failure is the same; where the failure changed its reason is left empty again, as it was given for another one.
 * Passing entries go. Entries about what was not judged, or was inconclusive, stay. Failures of the level MUST that no
 * entry is about get one each, or one together where no case of their requirement holds.
 */
export function updatedBaseline(
  verdicts: readonly Verdict[],
  existing: Baseline,
  today: Date,
  { isPartial = false }: { readonly isPartial?: boolean } = {},
): DraftBaseline {
  const aboutOf = subjects(existing, verdicts);
  const kept = existing.entries.flatMap((entry) => renewed(entry, aboutOf(entry), isPartial));
  const described = new Set(kept.flatMap((entry) => aboutOf(entry).map(({ case: id }) => id)));
  const fresh = verdicts.filter(
    ({ case: id, outcome, level }) => outcome === 'fail' && level === 'MUST' && !described.has(id),
  );
  const expires = dayOf(new Date(today.getTime() + daysToExpiry * 86_400_000));
  const added = [...grouped(fresh, ({ requirement }) => requirement)].flatMap(
    ([requirement, failing]): BaselineDraft[] => {
      const judged = verdicts.filter((one) => one.requirement === requirement && one.outcome !== 'inapplicable');
      const isTotal = !isPartial && failing.length > 1 && failing.length === judged.length;
      if (isTotal) return [{ requirement, reason: '', expires, ...wordsOf(failing) }];
      return failing.map((one) => ({ case: one.case, reason: '', expires, ...wordsOf([one]) }));
    },
  );
  return { entries: [...kept, ...added] };
}

/** How many entries of an updated baseline are as before, how many changed or are new, and how many went. */
export function summaryOf(existing: Baseline, { entries }: DraftBaseline): string {
  const before = new Set(existing.entries.map((entry) => entry.case ?? entry.requirement));
  const old = entries.filter((entry) => before.has(entry.case ?? entry.requirement));
  const changed = old.filter(({ formerly }) => formerly !== undefined).length;
  const lacking = entries.filter((entry) => !isReasoned(entry)).length;
  return [
    `${old.length - changed} kept`,
    `${changed} changed`,
    `${entries.length - old.length} new`,
    `${before.size - old.length} removed`,
    `${lacking} without a reason yet`,
  ].join(', ');
}

function wordsOf(failing: readonly Verdict[]): Pick<BaselineDraft, 'intermittent' | 'signature'> {
  const signature = signatureOf(failing);
  return failing.every((one) => isIntermittent(one)) ? { intermittent: true, signature } : { signature };
}

function renewed(entry: Entry, about: readonly Verdict[], isPartial: boolean): BaselineDraft[] {
  const failing = about.filter(({ outcome }) => outcome === 'fail');
  const hasOpen = about.some(({ outcome }) => outcome === 'inconclusive');
  const isWhole = !hasOpen && !(isPartial && entry.requirement !== undefined);
  if (failing.length === 0) {
    const isPassing = isWhole && entry.intermittent !== true && about.some(({ outcome }) => outcome === 'pass');
    return isPassing ? [] : [entry];
  }
  const known = entry.signature.map(normalised);
  const now = signatureOf(failing);
  const isSame =
    now.every((finding) => known.includes(finding)) &&
    (!isWhole || entry.intermittent === true || known.every((one) => now.includes(one)));
  if (isSame) return [entry];
  const signature = isWhole ? now : [...new Set([...known, ...now])].sort();
  return [{ ...entry, reason: '', formerly: entry.reason, signature }];
}
