import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Answer } from '../model/exchange.js';
import { evidenceBudget } from './evidence-budget.js';

const answered = (body: string): Answer => ({ kind: 'response', status: 200, headers: [], body, isUtf8: true });
const large = answered('x'.repeat(10_000));

test('bodies are whole until their budget is spent, then their beginning and digest are kept', () => {
  const kept = evidenceBudget(25_000);
  expect([kept(large), kept(large)]).toEqual([large, large]);
  expect(kept(large)).toEqual({
    ...large,
    body: 'x'.repeat(4096),
    cut: { bytes: 10_000, sha256: createHash('sha256').update('x'.repeat(10_000)).digest('hex') },
  });
});

test('small bodies and failures are kept whole whatever was before', () => {
  const kept = evidenceBudget(0);
  const failure = { kind: 'failure', failure: 'timeout', detail: 'none' } as const;
  for (const answer of [answered(''), answered('{"ok":true}'), answered('x'.repeat(4096)), failure]) {
    expect(kept(answer)).toBe(answer);
  }
});

test('what JSON has to escape counts as it is written', () => {
  const kept = evidenceBudget(25_000);
  expect(kept(answered('\0'.repeat(5000)))).toHaveProperty('cut.bytes', 5000);
});

test('a character is never cut in two', () => {
  const answer = evidenceBudget(0)(answered(`${'x'.repeat(4095)}😀😀`));
  expect(answer).toHaveProperty('body', `${'x'.repeat(4095)}\uFFFD`);
});
