import { expect, test } from 'vitest';
import { environmentSecrets } from './environment-secrets.js';

test.each([
  [{ SEAM_API_KEY: 'short' }, ['short']],
  [{ GITHUB_TOKEN: 'ghs_16C7e42F292c6912E7' }, ['ghs_16C7e42F292c6912E7']],
  [{ AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG' }, ['wJalrXUtnFEMI/K7MDENG']],
  [{ HTTPS_PROXY: 'http://me:p%40ss@proxy:1' }, ['p%40ss', 'p@ss', 'me:p%40ss', 'me:p@ss']],
  [{ DATABASE_URL: 'postgres://token1234@db/x' }, ['token1234', 'token1234:']],
  [
    { SSH_PRIVATE_KEY: '/home/me/.ssh/id_ed25519', TOKENIZERS_PARALLELISM: 'false', API_KEY_NAME: 'of the team 12345' },
    [],
  ],
  [{ PATH: '/usr/bin1234567890', HOME: '/home/me', CI: '1', URL: 'https://example.com/a@b' }, []],
])('of %j', (env, expected) => {
  expect(environmentSecrets(env).map(([, value]) => value)).toEqual(expected);
});

test('what the configuration names is one, whatever its name', () => {
  expect(environmentSecrets({ GATE: 'sesame' }, ['GATE'])).toEqual([['variable GATE', 'sesame']]);
});
