import type { Level } from '../../spec/levels.js';
import { grouped } from '../ground/grouped.js';
import { isIntermittent } from '../judge/servers/confirmation.js';
import type { Verdict } from '../model/verdict.js';
import type { DefectView } from './defect-view.js';

/** What comes now and then, told once: its cause is seldom in the requirements that it shows in. */
export interface Intermittent {
  /** What it is and where to look. */
  readonly text: string;
  /** Where it shows, by requirement. */
  readonly places: readonly IntermittentPlace[];
  /** What shows it most plainly. */
  readonly plainest: DefectView;
}

/** A requirement that is not met now and then. */
export interface IntermittentPlace {
  readonly requirement: string;
  readonly level: Level;
  readonly first: Verdict;
  readonly cases: number;
}

/** What usually lies behind it, as a sentence. */
export const intermittentCauses =
  'One of several replicas or workers runs another version. A cache, or a variable that requests share, remembers the request before.';

/** What to change. */
export const intermittentFix =
  'Find who answered, by the header that names the case in the logs, and compare it with the others. Any one case may pass alone.';

/** The defects that come now and then as one thing; `undefined` where there are none. */
export function intermittentAmong(views: readonly DefectView[]): Intermittent | undefined {
  const own = views.filter((view) => view.isIntermittent);
  const [plainest] = own;
  if (plainest === undefined) return undefined;
  const places = [...grouped(own, ({ requirement }) => requirement).values()].flatMap(
    (members): IntermittentPlace[] => {
      const [one] = members;
      const count = members.reduce((sum, { verdicts }) => sum + verdicts.length, 0);
      return one === undefined
        ? []
        : [{ requirement: one.requirement, level: one.level, first: one.first, cases: count }];
    },
  );
  return { text: intermittentText(own.flatMap(({ verdicts }) => verdicts)), places, plainest };
}

function intermittentText(failures: readonly Verdict[]): string {
  const once = failures.filter(isIntermittent).length;
  const requirements = new Set(failures.map(({ requirement }) => requirement)).size;
  const cases = failures.length === 1 ? '1 case' : `${failures.length} cases`;
  const of = requirements === 1 ? '1 requirement' : `${requirements} requirements`;
  const how = once === failures.length ? '' : `, ${failures.length - once} of them by chance in both`;
  return `${cases} of ${of} failed in one of two attempts${how}: look for what differs from one answer to the next before you look at the requirements`;
}
