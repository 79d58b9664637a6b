import type { Report } from '../../bundle/report.js';
import { visible } from '../../ground/visible.js';
import type { Exchange } from '../../model/exchange.js';
import type { Finding } from '../../model/finding.js';
import { provingExchange, type Verdict } from '../../model/verdict.js';
import { confirmationText } from '../confirmation-text.js';
import { type ShownFinding, shownFinding } from '../finding.js';
import type { ResourceNotes } from '../named-resources.js';
import { rerunCommand } from '../rerun.js';
import { linkTo } from './anchor.js';
import { type ExchangeView, exchangeView } from './exchange-view.js';
import { type Mark, markOf } from './marks.js';
import { type ProsePart, proseParts } from './prose.js';

/** A case in one line of a table. */
export interface CaseRow {
  readonly id: string;
  /** What distinguishes it from other cases of its requirement and operation. */
  readonly variant: string;
  readonly title: string;
  readonly titleParts: readonly ProsePart[];
  readonly findings: readonly string[];
}

/** A case with everything that is known about it. */
export interface CaseArticle extends CaseRow {
  readonly href: string;
  readonly operation: string;
  readonly level: string;
  readonly mark: Mark;
  readonly parts: readonly ShownFinding[];
  /** Standing facts about the verdict, a sentence each. */
  readonly remarks: readonly string[];
  readonly exchange?: ExchangeView;
  readonly rerun: string;
}

const controls = {
  accepted: 'The valid twin was accepted.',
  weak: 'The valid twin passed validation; its ids belong to nothing, so it could not succeed.',
  refused: 'The valid twin was refused as well.',
  none: '',
} as const;

/** The row of a case. */
export function caseRow({ case: id, operation, requirement, title, findings }: Verdict): CaseRow {
  const prefix = `${operation}/${requirement}/`;
  return {
    id,
    variant: visible(id.startsWith(prefix) ? id.slice(prefix.length) : id),
    title: visible(title),
    titleParts: proseParts(visible(title)),
    findings: findings.map(sentence),
  };
}

/** The article on a case, with the exchange that it is about. */
export function caseArticle(
  verdict: Verdict,
  report: Report,
  exchanges: ReadonlyMap<number, Exchange>,
  notes: ResourceNotes,
): CaseArticle {
  const { case: id, operation, level, outcome, findings, attribution, control } = verdict;
  const exchange = exchanges.get(provingExchange(verdict) ?? -1);
  return {
    ...caseRow(verdict),
    href: linkTo(id),
    operation,
    level,
    mark: markOf(outcome, level),
    parts: findings.map(shownFinding),
    remarks: [
      attribution === undefined || outcome === 'pass' ? '' : `To be acted upon by: ${attribution}.`,
      confirmationText(verdict) ?? '',
      controls[control],
      restsOn(verdict.exchanges),
      report.baseline?.covered.includes(id) ? 'Known to the baseline.' : '',
    ].filter((remark) => remark !== ''),
    ...(exchange === undefined ? {} : { exchange: exchangeView(exchange, notes) }),
    rerun: rerunCommand(report, id),
  };
}

function restsOn(indices: readonly number[]): string {
  if (indices.length === 0) return 'It rests on no exchange.';
  const shown = indices.slice(0, 8).join(', ');
  const entries = indices.length === 1 ? 'entry' : 'entries';
  return `It rests on ${entries} ${shown}${indices.length > 8 ? ` and ${indices.length - 8} more` : ''} of exchanges.har.`;
}

function sentence(finding: Finding): string {
  const { where, expected, actual } = shownFinding(finding);
  return expected === undefined ? where : `${where}. Expected: ${expected}. Actual: ${actual}.`;
}
