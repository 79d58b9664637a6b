import { grouped } from '../../ground/grouped.js';
import { type Outcome, outcomes, type Verdict } from '../../model/verdict.js';
import { type AnySource, findRequirement, readingOf } from '../find-requirement.js';
import type { ProvenMutant } from '../renderings.js';
import { sectionId } from './anchor.js';
import { type CaseArticle, type CaseRow, caseRow } from './case-view.js';
import { type Mark, markOf, urgency, worstOf } from './marks.js';
import { type ProsePart, proseParts } from './prose.js';

/** Where a requirement comes from, in words. */
export interface SourceView {
  readonly title: readonly ProsePart[];
  readonly detail: readonly ProsePart[];
}

/** Cases of one operation, level and outcome, one under the other. */
export interface CaseTable {
  readonly operation: string;
  readonly level: string;
  readonly rows: readonly CaseRow[];
}

/** Everything about one requirement. */
export interface RequirementSection {
  readonly id: string;
  readonly requirement: string;
  readonly level: string;
  readonly mark: Mark;
  readonly tally: string;
  readonly isOpen: boolean;
  /** Absent for a requirement that no register knows. */
  readonly statement?: readonly ProsePart[];
  readonly why?: readonly ProsePart[];
  readonly causes: readonly (readonly ProsePart[])[];
  /** What to change; absent where nothing is violated. */
  readonly fix?: readonly ProsePart[];
  readonly sources: readonly SourceView[];
  readonly mutants?: readonly ProvenMutant[];
  readonly articles: readonly CaseArticle[];
  readonly tables: readonly {
    readonly outcome: Outcome;
    readonly mark: Mark;
    readonly count: number;
    /** How many of them are not listed, as the page has no room for them. */
    readonly unlisted: number;
    readonly groups: readonly CaseTable[];
  }[];
}

/** The section of a requirement; the cases that have no article stand in tables. */
export function requirementSection(
  requirement: string,
  verdicts: readonly Verdict[],
  articles: ReadonlyMap<string, CaseArticle>,
  listedAtMost: number,
  mutants: readonly ProvenMutant[] | undefined,
): RequirementSection {
  const known = findRequirement(requirement);
  const worst = worstOf(verdicts);
  const level = known?.level ?? worst?.level ?? 'MUST';
  const isViolated = worst?.outcome === 'fail';
  const plain = verdicts.filter(({ case: id }) => !articles.has(id));
  return {
    id: sectionId(requirement),
    requirement,
    level,
    mark: markOf(worst?.outcome ?? 'inapplicable', worst?.level ?? level),
    tally: tallyOf(verdicts),
    isOpen: isViolated && worst.level !== 'MAY',
    ...(known === undefined ? {} : { statement: proseParts(known.statement), why: proseParts(known.why) }),
    causes: isViolated ? (known?.causes.map(proseParts) ?? []) : [],
    ...(isViolated && known !== undefined ? { fix: proseParts(known.fix) } : {}),
    sources: known?.sources.map((source) => sourceView(source)) ?? [],
    ...(mutants === undefined ? {} : { mutants }),
    articles: verdicts
      .toSorted((one, other) => urgency(one) - urgency(other))
      .flatMap(({ case: id }) => articles.get(id) ?? []),
    tables: outcomes.flatMap((outcome) => {
      const rows = plain.filter((verdict) => verdict.outcome === outcome);
      const groups = grouped(rows.slice(0, listedAtMost), ({ operation, level: own }) => `${own} ${operation}`);
      if (rows.length === 0) return [];
      const unlisted = Math.max(rows.length - listedAtMost, 0);
      return [
        {
          outcome,
          mark: markOf(outcome, level),
          count: rows.length,
          unlisted,
          groups: [...groups.values()].map(tableOf),
        },
      ];
    }),
  };
}

function tableOf(verdicts: readonly Verdict[]): CaseTable {
  return { operation: verdicts[0]?.operation ?? '', level: verdicts[0]?.level ?? '', rows: verdicts.map(caseRow) };
}

function tallyOf(verdicts: readonly Verdict[]): string {
  const words = { pass: 'passed', fail: 'failed', inconclusive: 'inconclusive', inapplicable: 'inapplicable' };
  return outcomes
    .map((outcome) => [verdicts.filter((verdict) => verdict.outcome === outcome).length, words[outcome]] as const)
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}`)
    .join(', ');
}

function sourceView(source: AnySource): SourceView {
  if ('document' in source) return { title: proseParts(`“${source.document}”`), detail: proseParts(source.section) };
  const { question, reading, reason } = readingOf(source);
  return { title: proseParts(`Interpretation: ${question}`), detail: proseParts(`${reading} ${reason}`) };
}
