import { expect, test } from 'vitest';
import { present } from './present.js';

test('what is undefined is not there, and everything else is as it was', () => {
  const absent = undefined as string | undefined;
  expect(Object.entries(present({ a: absent, b: null, c: 0, d: '', e: false, f: 'x' }))).toEqual([
    ['b', null],
    ['c', 0],
    ['d', ''],
    ['e', false],
    ['f', 'x'],
  ]);
});
