import { expect, test } from 'vitest';
import { doubledNames } from './arrival.js';

test.each([
  ['{"a":"1","b":"2"}', []],
  ['{"a":null,"a":"1"}', ['a']],
  ['{ "a" : 1, "b": {"a": 2, "c": 3}, "a":4, "b":5 }', ['a', 'b']],
  ['{"a":"\\"a\\":","b":"{","c":"a"}', []],
  ['{"a":["a","a",{"b":1,"b":2}]}', []],
  ['{}', []],
])('the doubled names of %s are %j', (text, names) => {
  expect(doubledNames(text)).toEqual(names);
});
