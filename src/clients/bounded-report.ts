import { holdsToken } from '../judge/clients/evidence.js';
import type { CallReport } from '../model/call-report.js';
import { redactedValue } from '../model/redacted-value.js';

// What is longer says nothing more, and a thousand calls of it would fill memory and disk.
const longestText = 16_000;
const longestValue = 4000;
const deepest = 32;

/**
 * What a client said of a call, with secrets by name and within bounds: long texts end early, but for lines that hold a
 * token, and deep values end where nobody would read on.
 */
export function boundedReport(report: CallReport, redact: (text: string) => string): CallReport {
  if (report.kind === 'returned') {
    return report.value === undefined ? report : { kind: 'returned', value: boundedValue(report.value, redact) };
  }
  if (report.kind !== 'threw') return redactedValue(report, redact);
  const entries = Object.entries(report.error).map(([name, value]) => {
    if (name === 'validationErrors') return [name, boundedValue(value, redact)] as const;
    return [name, typeof value === 'string' ? cut(redact(value), longestText) : value] as const;
  });
  return { kind: 'threw', error: Object.fromEntries(entries) };
}

function boundedValue(value: unknown, redact: (text: string) => string): unknown {
  const shallow = redactedValue(pruned(value, deepest), redact);
  const text = JSON.stringify(shallow) ?? 'null';
  return text.length <= longestText ? JSON.parse(text) : cut(text, longestValue);
}

function pruned(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth === 0) return '…';
  if (Array.isArray(value)) return value.map((one) => pruned(one, depth - 1));
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, pruned(one, depth - 1)]));
}

function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const telling = text
    .slice(length)
    .split('\n')
    .filter(holdsToken)
    .slice(0, 3)
    .map((line) => excerptWithToken(line));
  return [`${text.slice(0, length)}… (${text.length} characters)`, ...telling].join('\n');
}

function excerptWithToken(line: string): string {
  const at = line.search(/\{\{/);
  return line.slice(Math.max(0, at - 100), at + 200);
}
