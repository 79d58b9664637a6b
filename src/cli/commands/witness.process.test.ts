import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ArrivedRequest, Handle } from '../../../fixtures/handle.js';
import { createReference } from '../../../fixtures/reference/reference.js';
import { referenceCredentials } from '../../../fixtures/reference/seed.js';
import { listen } from '../../../fixtures/serve.js';
import { watchedTargets } from '../../../fixtures/watched/index.js';
import { certifier } from './certifier.test-support.js';

const clean = () => ({ version: '1.0.0' });
const { command, copied, inFolder } = certifier();
beforeAll(async () => {
  await command('certify', ['--new-key', 'witness.pem']);
});

describe('a witness', () => {
  const env = {
    SEAM_API_KEY: referenceCredentials.apiKey,
    SEAM_PERSONAL_ACCESS_TOKEN: referenceCredentials.personalAccessToken,
    SEAM_CONSOLE_SESSION_TOKEN: referenceCredentials.consoleSessionToken,
    SEAM_CONFORMANCE_OTHER_API_KEY: referenceCredentials.otherApiKey,
  };
  const witnessed = async (folder: string, wrap: (handle: Handle) => Handle, more: readonly string[] = []) => {
    const { handle } = await createReference();
    const arrived: ArrivedRequest[] = [];
    const wrapped = wrap(handle);
    const { url, close } = await listen((request) => {
      arrived.push(request);
      return wrapped(request);
    });
    const args = [folder, '--key', 'witness.pem', '--challenge', 'blue heron', '--witness', url, ...more];
    return { url, arrived, ...(await command('certify', args, clean, { env }).finally(close)) };
  };

  test('sees what the evidence shows, unrecognised, and the certificate says so', async () => {
    const folder = copied('witnessed');
    const { code, text, url, arrived } = await witnessed(folder, (same) => same);
    expect(code, text).toBe(0);
    expect(text).toMatch(/^witnessed {2}\d+ of \d+ cases and \d+ answers at http/m);
    expect(JSON.stringify(arrived.map(({ headers }) => headers))).not.toContain('conformance');
    expect(readFileSync(join(inFolder('seam-conformance-witness'), 'report.json'), 'utf8')).toContain(
      '"isIncognito": true',
    );
    const verified = await command('verify', [folder, '--public-key', 'witness.pem.pub']);
    expect(verified, verified.text).toMatchObject({ code: 0 });
    expect(verified.text).toContain(`cases witnessed at ${url} on 20`);
  });

  test.each<[string, (handle: Handle) => Handle, RegExp]>([
    [
      'lets anybody in whom it does not know for a suite',
      (handle) => watchedTargets.reduce((wrapped, { wrap }) => wrap(wrapped), handle),
      /auth\.missing-refused.*: the evidence passes, the target fails: status: expected 401, received 200/,
    ],
    [
      'words its refusals in another way than the evidence does',
      (handle) => async (request) => {
        const reply = await handle(request);
        return reply.status === 400 ? { ...reply, body: { error: { type: 'bad_request', message: 'no' } } } : reply;
      },
      /answers of the target are not those of the evidence, in their error type \(.* → bad_request\)/,
    ],
  ])('refuses the invented evidence on a target that %s', async (_what, wrap, named) => {
    const folder = copied('invented');
    const { code, text } = await witnessed(folder, wrap, ['--witness-output', 'other-witness']);
    expect(text).toMatch(named);
    expect(text).toMatch(/not certified$/);
    expect(code).toBe(1);
    expect(existsSync(join(folder, 'certificate.dsse.json'))).toBe(false);
  });
});
