import { expect, test } from 'vitest';
import { figuresText } from './figures-text.js';

const conformance = { passed: 2, judged: 3, formula: '', better: 'higher' } as const;
const coverage = { judged: 1, locked: 8, formula: '', better: 'higher' } as const;
const met = 'conformance 2 of 3 (66.6 %) binding cases passed of those judged';

test.each([
  ['both', { conformance, coverage, configuration: {} }, [met, 'coverage 1 of 8 (12.5 %) published cases judged']],
  [
    'only what was met by a document of others',
    { conformance, coverage, configuration: { contract: 'a.json' } },
    [met],
  ],
  ['nothing of a report without figures', { configuration: {} }, []],
])('the figures say %s', (_what, report, lines) => {
  expect(figuresText(report)).toEqual(lines);
});
