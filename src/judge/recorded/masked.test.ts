import { expect, test } from 'vitest';
import { malformedUuids } from '../../../suites/servers/malformed-uuids.js';
import { isMasked, isMaskedBody } from './masked.js';
import { id } from './recording.test-support.js';

test.each([
  '***',
  '5f4d…2615',
  '5f4d...2615',
  '5f4d****-****-2615',
  'seam_live1••••',
  '<uuid>',
  '<user_identity_id>',
  '{{identityId}}',
  '{user_identity_id}',
  '$USER_ID',
  '%USER_ID%',
  '[redacted]',
  '[FILTERED]',
  'REDACTED',
  'redacted-uuid',
  '[[ value removed by redacted policy ]]',
  'xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx',
  'XXXX',
  '########',
  '██████',
  'sha256:9f86d081884c7d65',
  '__MASKED__',
])('%s stands in the place of something', (text) => {
  expect(isMasked(text)).toBe(true);
});

test.each([
  ...malformedUuids.map(({ from }) => from(id)),
  id,
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  'seam_live1abc_9gRkW5uJ3vNbXe6TzCqMy8Pd',
  'no id',
  'undefined',
])('%j was sent as it is', (text) => {
  expect(isMasked(text)).toBe(false);
});

test('a body is masked as a whole, or was sent', () => {
  expect(['[redacted]', '***', '<body removed>'].map(isMaskedBody)).toEqual([true, true, true]);
  expect(['[]', 'null', '{"a":"***"}', '[1', 'NaN', 'nonsense', '"x"'].some(isMaskedBody)).toBe(false);
});
