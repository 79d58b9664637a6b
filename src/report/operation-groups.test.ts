import { expect, test } from 'vitest';
import { operationGroups } from './operation-groups.js';

test('few operations stand by themselves', () => {
  expect(operationGroups(['a.get', 'b.get']).map(({ name }) => name)).toEqual(['a.get', 'b.get']);
});

test('many are folded by the first word of their ids, and none is lost', () => {
  const many = Array.from({ length: 300 }, (_, index) => `group${index % 7}.call${index}`);
  const groups = operationGroups([...many, 'health']);
  expect(groups.map(({ name }) => name).slice(-2)).toEqual(['group6 (42)', 'health']);
  expect(groups.flatMap(({ operations }) => [...operations])).toHaveLength(301);
});
