import { sentenceOf } from '../../model/finding.js';
import type { Verdict } from '../../model/verdict.js';

// The order matters: a uuid holds runs of digits, an address a port.
const volatile: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, '<id>'],
  [/\b\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?/g, '<time>'],
  [/\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT\b/g, '<time>'],
  [/\b\d+(?:\.\d+)? ?(?:ms|s|seconds)\b/g, '<duration>'],
  [/(\/\/[^\s/:?#]+|\b(?:localhost|\d{1,3}(?:\.\d{1,3}){3})):\d{1,5}\b/g, '$1:<port>'],
  // A run of hexadecimal digits, or of letters and digits as request ids and tokens have them, but no word.
  [/\b(?=[0-9a-f]*\d)[0-9a-f]{12,}\b/gi, '<id>'],
  [/\b(?=\w*\d\w*\d)(?=\w*[A-Za-z])[A-Za-z0-9]{16,}\b/g, '<id>'],
  [/\b\d{6,}\b/g, '<number>'],
];

/** A text in which what differs from run to run on the same target, such as ids, times and ports, has a fixed name. */
export function normalised(text: string): string {
  return volatile.reduce((rest, [pattern, name]) => rest.replace(pattern, name), text).trim();
}

/** What a failure looks like, whatever the run: its distinct findings, normalised and sorted. */
export function signatureOf(verdicts: readonly Pick<Verdict, 'findings'>[]): readonly string[] {
  return [
    ...new Set(verdicts.flatMap(({ findings }) => findings.map((finding) => normalised(sentenceOf(finding))))),
  ].sort();
}
