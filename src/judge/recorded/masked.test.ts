import { expect, test } from 'vitest';
import { malformedUuids } from '../../../suites/servers/malformed-uuids.js';
import { isMasked, isMaskedBody, isNameOf } from './masked.js';
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
  'REDACTED_1',
  '0xREDACTED',
  '\\u003credacted\\u003e',
  'removed by filter',
  'value hidden',
  '-----',
  'N/A',
  '%7B%7Bid%7D%7D',
  'masked-id-3f2a',
  'hidden 2',
  'da39a3ee5e6b4b0d3255bfef95601890afd80709',
  'E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855',
  '‹id›',
  '«user identity»',
  '@@ID@@',
  '#{identity_id}',
  'ENC[AES256_GCM,data:CwE4O1s=]',
  'vault:v1:8SDd3WHDOjf7mq69',
  'uuid',
  'UUID-3',
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
  expect(['[redacted]', '***', '<body removed>', '<60 bytes>', '(binary)'].every(isMaskedBody)).toBe(true);
  expect(['[]', 'null', '{"a":"***"}', '[1', 'NaN', 'nonsense', '"x"'].some(isMaskedBody)).toBe(false);
});

test('the name of a parameter is no value of it', () => {
  const names = ['user_identity_id', 'USER_IDENTITY_ID', 'userIdentityId', 'user-identity-id-2'];
  expect(names.map((text) => isNameOf('user_identity_id', text))).toEqual(names.map(() => true));
  expect(['device_id', 'user_1', 'id', ''].some((text) => isNameOf('user_identity_id', text))).toBe(false);
});
