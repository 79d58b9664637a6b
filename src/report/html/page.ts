import { createHash } from 'node:crypto';
import { isByOtherDocument } from '../../bundle/report.js';
import { grouped } from '../../ground/grouped.js';
import type { Rendered } from '../renderings.js';
import { template } from '../templates.js';
import { type Attention, attentionOf } from './attention.js';
import { type Banner, bannerOf } from './banner.js';
import { constraintCoverage, type OperationCoverage } from './constraint-coverage.js';
import { detailedCases, listedAtMost } from './detailed-cases.js';
import { type Matrix, matrixOf, requirementIds } from './matrix.js';
import { type NotJudgedRow, notJudgedOf } from './not-judged.js';
import { pageTemplate } from './page-template.js';
import { type RequirementSection, requirementSection } from './requirement-section.js';
import { script } from './script.js';
import { casePart, exchangePart, prosePart, sectionPart } from './section-template.js';
import { settingsList } from './settings-list.js';
import { style } from './style.js';

/** Everything that the page shows. */
interface Page {
  readonly policy: string;
  readonly style: string;
  readonly script: string;
  readonly banner: Banner;
  readonly isClient: boolean;
  /** What somebody has to look at, the most urgent first: each defect, and what stayed open for other reasons. */
  readonly attention: readonly Attention[];
  readonly matrix: Matrix;
  readonly sections: readonly RequirementSection[];
  readonly coverage: readonly OperationCoverage[];
  readonly notJudged: readonly NotJudgedRow[];
  readonly settings: readonly (readonly [name: string, value: string])[];
}

const page = template<Page>(pageTemplate, {
  '@section': sectionPart,
  '@case': casePart,
  '@exchange': exchangePart,
  '@prose': prosePart,
});

/** The report as one page of HTML that needs nothing but itself, and may fetch nothing. */
export function renderHtml({ report, exchanges, mutantsOf }: Rendered): string {
  const articles = detailedCases(report, exchanges);
  const verdicts = grouped(report.verdicts, ({ requirement }) => requirement);
  const sections = requirementIds(report).flatMap((id) => {
    const own = verdicts.get(id);
    return own === undefined ? [] : [requirementSection(id, own, articles, listedAtMost(report), mutantsOf?.(id))];
  });
  const isClient = report.kind === 'client';
  return page({
    policy: [
      "default-src 'none'",
      `style-src ${hashSource(style)}`,
      `script-src ${hashSource(script)}`,
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
    ].join('; '),
    style,
    script,
    banner: bannerOf(report),
    isClient,
    attention: attentionOf(report, exchanges, sections),
    matrix: matrixOf(report),
    sections,
    // What a document of others demands is not among the constraints of the suite's own.
    coverage:
      isClient || isByOtherDocument(report)
        ? []
        : constraintCoverage(exchanges).filter(({ operation }) => report.operations.claimed.includes(operation)),
    notJudged: notJudgedOf(report),
    settings: settingsList(report.configuration),
  });
}

// Only this very style and this very script may run, whatever else finds its way into the page.
function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
