import { sentenceOf } from '../model/finding.js';
import type { Verdict } from '../model/verdict.js';
import type { Report } from './report.js';
import type { RecordedReport, RecordedVerdict } from './schema/report.js';

/** A report in the form of `report.json`. */
export function recorded(report: Report): RecordedReport {
  return { ...report, verdicts: report.verdicts.map(recordedVerdict) };
}

/** A verdict in the form of `report.json`. */
export function recordedVerdict(verdict: Verdict): RecordedVerdict {
  const { findings, ...rest } = verdict;
  return { ...rest, findings: findings.map(sentenceOf), findingParts: findings };
}

/** The report that was recorded. What the sentences say is taken from the parts. */
export function fromRecorded(report: RecordedReport): Report {
  return {
    ...report,
    verdicts: report.verdicts.map(({ findingParts, ...verdict }) => ({ ...verdict, findings: findingParts })),
  };
}
