import type { Report } from '../../bundle/report.js';
import { grouped } from '../../ground/grouped.js';
import type { Exchange } from '../../model/exchange.js';
import { sentenceOf } from '../../model/finding.js';
import { isKnockOn, type Verdict } from '../../model/verdict.js';
import { resourceNotes } from '../named-resources.js';
import { type CaseArticle, caseArticle } from './case-view.js';
import { urgency } from './marks.js';

/** How large the page may become, in characters; it stays under 1.5 MB. */
export const pageBudget = 1_350_000;

// What a page holds before any case is shown.
const frame = 160_000;

/**
 * The cases that are shown in full, by id: as many that did not pass as the page has room for, the first of every
 * requirement before the second of any, and one passing case of each requirement.
 */
export function detailedCases(report: Report, exchanges: readonly Exchange[]): ReadonlyMap<string, CaseArticle> {
  const byIndex = new Map(exchanges.map((exchange) => [exchange.index, exchange]));
  const notes = resourceNotes(report, exchanges);
  const articles = new Map<string, CaseArticle>();
  const listed = listedCases(report);
  let room = pageBudget - frame - listed.reduce((sum, verdict) => sum + rowSize(verdict), 0);
  for (const verdict of candidates(report.verdicts)) {
    const article = caseArticle(verdict, report, byIndex, notes);
    const cost = articleSize(article);
    if (cost > room) continue;
    room -= cost;
    articles.set(verdict.case, article);
  }
  return articles;
}

/** How many cases of one requirement and outcome are listed: all of them where the page has room. */
export function listedAtMost({ verdicts }: Pick<Report, 'verdicts'>): number {
  return verdicts.length > 7000 ? 20 : Number.POSITIVE_INFINITY;
}

function listedCases(report: Report): readonly Verdict[] {
  const most = listedAtMost(report);
  const groups = grouped(report.verdicts, ({ requirement, outcome }) => `${requirement} ${outcome}`);
  return [...groups.values()].flatMap((group) => group.slice(0, most));
}

function candidates(verdicts: readonly Verdict[]): readonly Verdict[] {
  const byRequirement = [...grouped(verdicts, ({ requirement }) => requirement).values()];
  const passing = byRequirement.flatMap((group) => group.filter(isShowable).slice(0, 1));
  const others = byRequirement.flatMap((group) =>
    group
      .filter((verdict) => verdict.outcome === 'fail' || (verdict.outcome === 'inconclusive' && !isKnockOn(verdict)))
      .sort((one, other) => urgency(one) - urgency(other))
      .map((verdict, rank) => ({ verdict, rank })),
  );
  const ordered = others.sort((one, other) => one.rank - other.rank || urgency(one.verdict) - urgency(other.verdict));
  const verdictsOf = (isFirst: boolean) =>
    ordered.filter(({ rank }) => (rank === 0) === isFirst).map(({ verdict }) => verdict);
  return [...verdictsOf(true), ...passing, ...verdictsOf(false)];
}

function isShowable({ outcome, exchanges }: Verdict): boolean {
  return outcome === 'pass' && exchanges.length > 0;
}

function rowSize({ case: id, title, findings }: Verdict): number {
  return (
    60 + textSize([id, id, title]) + findings.reduce((sum, finding) => sum + 60 + textSize([sentenceOf(finding)]), 0)
  );
}

function articleSize({ id, rerun, parts, exchange, remarks, title }: CaseArticle): number {
  const findings = parts.flatMap(({ where, expected = '', actual = '' }) => [where, expected, actual]);
  const shown = exchange === undefined ? [] : [exchange.request, exchange.response, exchange.curl, exchange.note];
  return 1400 + textSize([id, id, id, title, rerun, ...remarks, ...findings, ...shown]);
}

// Escaping makes five or six bytes of a quote.
function textSize(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text) + 5 * (text.match(/["'<>&]/g)?.length ?? 0), 0);
}
