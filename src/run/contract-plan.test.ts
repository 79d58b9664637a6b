import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../ground/package-root.js';
import { loadContract } from '../model/contract/load-contract.js';
import { contractLines, contractPlan } from './contract-plan.js';

const file = join(packageRoot, 'examples', 'any-contract', 'openapi.yaml');

test('the plan says where ids come from, and what is only sent what is invalid', () => {
  const plan = contractPlan(loadContract(file), 'core');
  expect(plan && contractLines(plan)).toEqual([
    '8 of 8 operations of the document are judged',
    'sent only what is invalid: books.add (--allow books.add sends valid requests)',
    'id: books.get gets book_id from books.list: books[].book_id',
    'id: shelves gets number from books.list: books[].shelf_number',
  ]);
});

test('in the profile safe ids are made up, and what is allowed is sent', () => {
  expect(contractPlan(loadContract(file, ['books.*']), 'safe')).toMatchObject({ judged: 8, onlyRefused: [], ids: [] });
  expect(() => loadContract(file, ['films.add'])).toThrow('--allow films.add matches no operation of the contract');
});
