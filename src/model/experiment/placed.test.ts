import { expect, test } from 'vitest';
import type { WirePlace } from '../contract/described.js';
import type { Draft } from './draft.js';
import { multipart } from './multipart.js';
import { placedIn } from './placed.js';

const list = ['a', 'b c'];
const object = { x: 1, y: 'b' };

function placed(place: Omit<WirePlace, 'wire'>, value: unknown) {
  const draft: Draft = {
    method: 'GET',
    path: '/at/{p}',
    carrier: 'query',
    headers: {},
    parameters: { p: value },
    extraQuery: [],
    places: new Map([['p', { wire: 'p', ...place }]]),
  };
  return placedIn(draft);
}

// OpenAPI 3.1.0, section 4.8.12.3, and RFC 6570, section 3.2.
test.each<[WirePlace['style'], boolean, unknown, string]>([
  ['joined', false, 'a.b', '/at/a.b'],
  ['joined', false, '..', '/at/%2E%2E'],
  ['joined', false, list, '/at/a,b%20c'],
  ['joined', false, object, '/at/x,1,y,b'],
  ['joined', true, object, '/at/x=1,y=b'],
  ['label', false, list, '/at/.a,b%20c'],
  ['label', true, list, '/at/.a.b%20c'],
  ['label', true, object, '/at/.x=1.y=b'],
  ['matrix', false, 5, '/at/;p=5'],
  ['matrix', false, list, '/at/;p=a,b%20c'],
  ['matrix', true, list, '/at/;p=a;p=b%20c'],
  ['matrix', true, object, '/at/;x=1;y=b'],
  ['matrix', true, null, '/at/;p=null'],
])('in a path by the style %s, exploded: %s, %j is %s', (style, isExploded, value, expected) => {
  expect(placed({ in: 'path', style, isExploded }, value).path).toBe(expected);
});

test.each<[WirePlace['style'], unknown, readonly (readonly [string, string])[]]>([
  ['joined', list, [['p', 'a,b c']]],
  ['joined', object, [['p', 'x,1,y,b']]],
  ['spaced', ['a', 'b'], [['p', 'a b']]],
  ['piped', ['a', 'b'], [['p', 'a|b']]],
  ['json', object, [['p', '{"x":1,"y":"b"}']]],
  [
    'deep',
    object,
    [
      ['p[x]', '1'],
      ['p[y]', 'b'],
    ],
  ],
  [
    'repeated',
    object,
    [
      ['x', '1'],
      ['y', 'b'],
    ],
  ],
])('in a query by the style %s, %j is %j', (style, value, expected) => {
  expect(placed({ in: 'query', style }, value).query).toEqual(expected);
});

test('headers and cookies hold objects as names and values', () => {
  expect(placed({ in: 'header', style: 'joined', isExploded: true }, object).headers).toEqual({ p: 'x=1,y=b' });
  expect(placed({ in: 'cookie', style: 'json' }, [1]).headers).toEqual({ cookie: 'p=[1]' });
});

test('a form of parts can be read back', async () => {
  const text = multipart(
    [
      ['title', 'a b'],
      ['odd "name"', '1'],
      ['photo', 'bytes'],
    ],
    new Set(['photo']),
  );
  const type = `multipart/form-data; boundary=${text.split('\r\n')[0]?.slice(2)}`;
  const read = await new Response(text, { headers: { 'content-type': type } }).formData();
  expect([...read.keys()]).toEqual(['title', 'odd%20"name"', 'photo']);
  expect(read.get('title')).toBe('a b');
  expect(await (read.get('photo') as File).text()).toBe('bytes');
});
