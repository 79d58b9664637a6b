import { describe, expect, test } from 'vitest';
import { boundedReport } from './bounded-report.js';

const redact = (text: string) => text.replaceAll('hush', '{{api-key}}');

function nested(depth: number): unknown {
  let value: unknown = 'end';
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
}

describe('what a client said', () => {
  test('stays as it is within bounds, with secrets by name', () => {
    const error = { name: 'E', status: 404, message: 'no hush', validationErrors: { a: ['hush'] } };
    expect(boundedReport({ kind: 'threw', error }, redact)).toEqual({
      kind: 'threw',
      error: { ...error, message: 'no {{api-key}}', validationErrors: { a: ['{{api-key}}'] } },
    });
  });

  test('ends early where it is a megabyte, and keeps the line that holds a token', () => {
    const printed = `${'x'.repeat(1_000_000)}\nauthorization: hush\n`;
    const report = boundedReport({ kind: 'threw', error: { printed } }, redact);
    const text = JSON.stringify(report);
    expect(text.length).toBeLessThan(20_000);
    expect(text).toContain('authorization: {{api-key}}');
  });

  test('ends where it is a hundred thousand members deep', () => {
    const report = boundedReport({ kind: 'returned', value: nested(100_000) }, redact);
    expect(JSON.stringify(report).length).toBeLessThan(200);
  });
});
