import { type Finding, sentenceOf } from '../model/finding.js';
import type { Verdict } from '../model/verdict.js';
import type { Report } from './report.js';

/** A verdict as it stands in `report.json`: its findings as sentences, and once more in their parts. */
export interface RecordedVerdict extends Omit<Verdict, 'findings'> {
  readonly findings: readonly string[];
  readonly findingParts: readonly Finding[];
}

/** A report as it stands in `report.json`. Its members are a contract: others script against them. */
export interface RecordedReport extends Omit<Report, 'verdicts'> {
  readonly verdicts: readonly RecordedVerdict[];
}

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
