import type { Level } from '../../../spec/levels.js';
import { requirements } from '../../../spec/requirements/servers/index.js';
import type { Report } from '../../bundle/report.js';
import { grouped } from '../../ground/grouped.js';
import { isKnockOn, type Verdict } from '../../model/verdict.js';
import { findRequirement } from '../find-requirement.js';
import { type OperationGroup, operationGroups } from '../operation-groups.js';
import { linkTo, sectionId } from './anchor.js';
import { knockOnMark, type Mark, markOf, worstOf } from './marks.js';

/** What one requirement came to on one operation. */
export interface MatrixCell {
  readonly mark: Mark;
  /** `25`, or `3 of 25` where not all cases have the outcome shown. */
  readonly count: string;
  /** Where it is not that of the row. */
  readonly level?: Level;
}

/** A requirement, over all operations. */
export interface MatrixRow {
  readonly requirement: string;
  readonly href: string;
  readonly level: string;
  readonly title: string;
  /** In the order of the columns; absent where the operation has no case. */
  readonly cells: readonly (MatrixCell | undefined)[];
}

/** Operations across, requirements down. */
export interface Matrix {
  readonly operations: readonly string[];
  /** By what the requirements are about, the first word of their ids. */
  readonly groups: readonly { readonly name: string; readonly rows: readonly MatrixRow[] }[];
}

/** The requirements of a report, claimed or not, in the order of their register. */
export function requirementIds({ verdicts, notClaimed }: Report): readonly string[] {
  const present = new Set([...verdicts, ...notClaimed].map(({ requirement }) => requirement));
  const known = requirements.map(({ id }) => id).filter((id) => present.has(id));
  return [...new Set<string>([...known, ...present])];
}

/** The matrix of a report. */
export function matrixOf(report: Report): Matrix {
  const operations = [...new Set(report.verdicts.map(({ operation }) => operation))];
  const verdicts = grouped(report.verdicts, ({ requirement }) => requirement);
  const columns = operationGroups(operations);
  const rows = requirementIds(report).map((id) => rowOf(id, verdicts.get(id) ?? [], columns));
  const groups = grouped(rows, ({ requirement }) => requirement.split('.')[0] ?? requirement);
  return {
    operations: columns.map(({ name }) => name),
    groups: [...groups].map(([name, members]) => ({ name, rows: members })),
  };
}

function rowOf(requirement: string, verdicts: readonly Verdict[], columns: readonly OperationGroup[]): MatrixRow {
  const known = findRequirement(requirement);
  const level = known?.level ?? verdicts[0]?.level ?? 'MUST';
  return {
    requirement,
    href: linkTo(verdicts.length > 0 ? sectionId(requirement) : 'not-judged'),
    level,
    title: (known?.statement ?? '').replaceAll('`', ''),
    cells: columns.map(({ operations }) =>
      cellOf(
        verdicts.filter((verdict) => operations.has(verdict.operation)),
        level,
      ),
    ),
  };
}

function cellOf(verdicts: readonly Verdict[], usual: Level): MatrixCell | undefined {
  const worst = worstOf(verdicts);
  if (worst === undefined) return undefined;
  if (verdicts.every(isKnockOn)) return { mark: knockOnMark, count: String(verdicts.length) };
  const { outcome, level } = worst;
  const alike = verdicts.filter((verdict) => verdict.outcome === outcome).length;
  return {
    mark: markOf(outcome, level),
    count: alike === verdicts.length ? String(alike) : `${alike} of ${verdicts.length}`,
    ...(level === usual ? {} : { level }),
  };
}
