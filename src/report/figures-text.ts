import type { Report } from '../bundle/report.js';

/** The two figures of a report, a line each; none where it has none. */
export function figuresText({ conformance, coverage }: Pick<Report, 'conformance' | 'coverage'>): readonly string[] {
  return [
    ...(conformance === undefined
      ? []
      : [`conformance ${share(conformance.passed, conformance.judged)} binding cases passed of those judged`]),
    ...(coverage === undefined ? [] : [`coverage ${share(coverage.judged, coverage.locked)} published cases judged`]),
  ];
}

function share(part: number, whole: number): string {
  const percent = whole === 0 ? '' : ` (${(Math.floor((part / whole) * 1000) / 10).toFixed(1)} %)`;
  return `${part} of ${whole}${percent}`;
}
