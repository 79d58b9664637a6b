import { expect, test } from 'vitest';
import { demandedBy } from './demanded.js';

const optional = [
  'name',
  'device_id',
  'code',
  'since',
  'between',
  'heat_celsius',
  'heat_fahrenheit',
  'ends_at',
  'starts_at',
];

test.each<[string, readonly string[]]>([
  ['You must specify either `device_id` or both `name` and `code`.', ['device_id']],
  ['Returns it. Specify `name` or `device_id`.', ['device_id']],
  ['You must include `since` or `between`.', ['since']],
  ['You must set one of the `heat` parameters.', ['heat_celsius']],
  ['Either `code` or `name` is required.', ['code']],
  ['You must specify `given` or `name`.', []],
  ['Must be a time in the future and after `starts_at`.', []],
  ['If you provide `name`, you must also provide `code`.', []],
  ['You can only provide `name` with `code`.', []],
  ['Only applicable if you do not specify a `code`.', []],
  ['Returns what has `name`.', []],
])('"%s" demands %j', (prose, expected) => {
  expect(demandedBy([prose, prose], ['given'], optional, ['device_id'])).toEqual(expected);
});

test('what one sentence demands is enough for another that names it', () => {
  expect(
    demandedBy(['You must include `since` or `between`.', 'Specify `between` or `since`.'], [], optional, []),
  ).toEqual(['since']);
});
