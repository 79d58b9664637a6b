import { expect, test } from 'vitest';
import { annotationsOf } from './annotations.js';
import { hostile, report, verdict, violation } from './sample.test-support.js';

test('one annotation for each requirement, errors first, after the outcome', () => {
  const lines = annotationsOf(
    report([
      violation({ requirement: 'auth.scheme-is-case-insensitive', level: 'MAY' }),
      violation({ requirement: 'error.envelope', level: 'SHOULD' }),
      violation({ case: 'one' }),
      violation({ case: 'two' }),
      verdict({
        requirement: 'void.json',
        outcome: 'inconclusive',
        attribution: 'environment',
        findings: [{ note: 'x' }],
      }),
      verdict(),
    ]),
  );
  expect(lines.map((line) => line.slice(0, line.indexOf('::', 2)))).toEqual([
    '::error title=Seam conformance%3A non-conforming',
    '::error title=MUST uuid.malformed-refused%3A 2 cases fail',
    '::error title=MUST void.json%3A 1 case inconclusive',
    '::warning title=SHOULD error.envelope%3A 1 case fail',
    '::notice title=MAY auth.scheme-is-case-insensitive%3A 1 case fail',
  ]);
  expect(lines[1]).toContain('%0Aone: status: Expected: 400 Actual: 200%0Atwo: ');
});

test('a conforming run is a notice, and a deviation that is known is one', () => {
  const lines = annotationsOf(
    report([verdict(), violation({ case: 'known' })], {}, { covered: new Set(['known']), problems: [] }),
  );
  expect(lines.map((line) => line.split(' ')[0])).toEqual(['::notice', '::notice']);
});

test('a hostile target cannot write a command of its own', () => {
  const lines = annotationsOf(
    report(
      [
        violation({
          findings: [{ where: '100%', expected: hostile, received: hostile }],
          requirement: `x,y:${hostile}`,
        }),
      ],
      { target: hostile },
    ),
  );
  for (const line of lines) {
    expect(line).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(line.slice(2)).toMatch(/^(error|warning|notice) title=[^:,]*::/);
  }
  expect(lines[1]).toContain('100%25');
});
