import { isByOtherDocument, type Report } from '../bundle/report.js';

/** The two figures of a report, a line each; none where it has none. By a document of others no case is published. */
export function figuresText(report: Pick<Report, 'conformance' | 'coverage' | 'configuration'>): readonly string[] {
  const { conformance, coverage } = report;
  return [
    ...(conformance === undefined
      ? []
      : [`conformance ${share(conformance.passed, conformance.judged)} binding cases passed of those judged`]),
    ...(coverage === undefined || isByOtherDocument(report)
      ? []
      : [`coverage ${share(coverage.judged, coverage.locked)} published cases judged`]),
  ];
}

function share(part: number, whole: number): string {
  const percent = whole === 0 ? '' : ` (${(Math.floor((part / whole) * 1000) / 10).toFixed(1)} %)`;
  return `${part} of ${whole}${percent}`;
}
