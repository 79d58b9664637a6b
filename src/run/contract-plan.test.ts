import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../ground/package-root.js';
import { loadContract } from '../model/contract/load-contract.js';
import { contractLines, contractPlan } from './contract-plan.js';

const file = join(packageRoot, 'examples', 'any-contract', 'openapi.yaml');

test('the plan says where ids come from, and what is only sent what is invalid', () => {
  const plan = contractPlan(loadContract(file), 'core', new Set());
  expect(plan && contractLines(plan)).toEqual([
    '12 of 12 operations of the document are judged',
    'credential: $SEAM_API_KEY is token (header authorization), for 11 operations; it is not set',
    'credential: $SEAM_CONFORMANCE_SCHEME_DESK is desk (header x-desk-key), for 1 operation; it is not set',
    'sent only what is invalid: books.add (--allow books.add sends valid requests)',
    'sent only what is invalid: readers.join (--allow readers.join sends valid requests)',
    'id: books.get gets book_id from books.list: books[].book_id',
    'id: shelves gets number from books.list: books[].shelf_number',
    'asked with up to 6 of its optional parameters, should its plainest request be refused: books.list, catalogue, desk.loans',
  ]);
});

test('in the profile safe ids are made up, and what is allowed is sent', () => {
  expect(contractPlan(loadContract(file, ['books.*', 'readers.join']), 'safe', new Set())).toMatchObject({
    judged: 12,
    onlyRefused: [],
    ids: [],
  });
  expect(() => loadContract(file, ['films.add'])).toThrow('--allow films.add matches no operation of the contract');
});
