import { expect, test } from 'vitest';
import { absentPath, withoutNames } from './no-such-route.js';

test.each([
  ['/user_identities/delete', '/user_identities/delete_x'],
  ['/books/{id}', '/books_x/{id}'],
  ['/books/{id}/reviews/', '/books/{id}/reviews_x/'],
  ['/{id}', '/{id}/_x'],
  ['/', '/_x'],
])('beside %s stands %s', (path, absent) => {
  expect(absentPath(path)).toBe(absent);
});

test.each([
  ['POST /user_identities/delete_x is not there', 'POST /user_identities/delete is not there'],
  ['no action delete_x', 'no action delete'],
  ['{"detail":"no such thing","request":"req_4xK9aQ"}', '{"detail":"no such thing","request":"req_Lm2pZ7"}'],
  ['Not found: 7f3c1a90-0000-4000-8000-000000000001', 'not found: 1f3c1a90-1111-4000-8000-000000000002'],
])('%s says what %s says', (one, other) => {
  expect(withoutNames(one)).toBe(withoutNames(other));
});

test('other words stay others', () => {
  expect(withoutNames('no such route')).not.toBe(withoutNames('no such book'));
});
