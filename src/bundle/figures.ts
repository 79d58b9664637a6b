import { clientRequirements } from '../../spec/requirements/clients/index.js';
import { requirements } from '../../spec/requirements/servers/index.js';
import { countsInSet, readCaseLock } from '../model/requirement-set/case-lock.js';
import type { Verdict } from '../model/verdict.js';
import type { RecordedReport } from './schema/report.js';

/** The two figures of a report. They answer different questions and are never added. */
export type Figures = Required<Pick<RecordedReport, 'conformance' | 'coverage'>>;

/** How much of what was judged was met, and how much of what can be asked was judged. */
export function figuresOf(
  verdicts: readonly Verdict[],
  { kind, requirementSet }: Pick<RecordedReport, 'kind' | 'requirementSet'>,
): Figures {
  const judged = verdicts.filter(({ outcome }) => outcome === 'pass' || outcome === 'fail');
  const binding = judged.filter(({ level }) => level === 'MUST');
  const locked = lockedCases(kind, Number.parseInt(requirementSet, 10));
  return {
    conformance: {
      passed: binding.filter(({ outcome }) => outcome === 'pass').length,
      judged: binding.length,
      formula: 'passed / judged, over the cases of the level MUST',
      better: 'higher',
    },
    coverage: {
      judged: judged.filter(({ case: id }) => locked.has(id)).length,
      locked: locked.size,
      formula: 'judged / locked, over the published cases of every level and profile',
      better: 'higher',
    },
  };
}

function lockedCases(kind: RecordedReport['kind'], set: number): ReadonlySet<string> {
  const ids = new Set<string>((kind === 'client' ? clientRequirements : requirements).map(({ id }) => id));
  return new Set(
    readCaseLock().groups.flatMap(({ prefix, cases }) =>
      ids.has(prefix.slice(prefix.indexOf('/') + 1))
        ? cases.filter((one) => countsInSet(one, set)).map(({ variant }) => `${prefix}/${variant}`)
        : [],
    ),
  );
}
