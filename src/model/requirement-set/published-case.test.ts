import { expect, test } from 'vitest';
import { parseCaseLock } from './case-lock.js';
import { publishedCase } from './published-case.js';

const lock = parseCaseLock(`set 1  2026-01-01
set 2  2026-02-02

users.delete/uuid.refused  MUST 1
  1  id=braced
  1 superseded 2  id=urn/of=text

users.delete/uuid.refused-too  SHOULD 2
  2  id=braced
`);

test.each([
  ['users.delete/uuid.refused/id=braced', { requirement: 'uuid.refused', since: 1 }],
  ['users.delete/uuid.refused-too/id=braced', { requirement: 'uuid.refused-too', since: 2 }],
  [
    'users.delete/uuid.refused/id=urn/of=text',
    { requirement: 'uuid.refused', since: 1, retired: { as: 'superseded', in: 2 } },
  ],
])('%s is known, with what became of it', (id, known) => {
  expect(publishedCase(id, lock)).toEqual({ id, ...known });
});

test.each(['users.delete/uuid.refused/id=word', 'users.delete/uuid.refused', 'users.delete', ''])(
  '%j never was a case',
  (id) => {
    expect(publishedCase(id, lock)).toBeUndefined();
  },
);
