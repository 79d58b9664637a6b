import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { programPath } from '../../ground/program.test-support.js';
import { certifier } from './certifier.test-support.js';

const { command, copied, inFolder } = certifier();

describe('certify is told', () => {
  const untold = (args: readonly string[]) => command('certify', args, undefined, { isTold: false });

  test('that a target of this machine is accepted', async () => {
    const folder = copied('loopback');
    await command('certify', ['--new-key', 'loopback.pem']);
    const refused = await untold([folder, '--key', 'loopback.pem', '--challenge', 'blue heron']);
    expect(refused.code).toBe(1);
    expect(refused.text).toMatch(
      /the target is http:\/\/127\.0\.0\.1:\d+, on the machine .* --allow-loopback accepts it/,
    );
  });

  test('that no word was given out', async () => {
    const folder = copied('wordless');
    await command('certify', ['--new-key', 'wordless.pem']);
    await expect(untold([folder, '--key', 'wordless.pem', '--allow-loopback'])).rejects.toThrow(
      'no challenge is named',
    );
  });

  test('that a certificate is replaced', async () => {
    const folder = copied('replaced');
    await command('certify', ['--new-key', 'replaced.pem']);
    const again = [folder, '--key', 'replaced.pem', '--days', '2'];
    expect(await command('certify', again)).toMatchObject({ code: 0 });
    const first = readFileSync(join(folder, 'certificate.dsse.json'), 'utf8');
    await expect(command('certify', again)).rejects.toThrow('is there already');
    expect(readFileSync(join(folder, 'certificate.dsse.json'), 'utf8')).toBe(first);
    expect(await command('certify', [...again, '--replace'])).toMatchObject({ code: 0 });
  });

  test.each(['0', '-1', '0.5', '3651', '1e3', 'soon', ''])(
    'how many days, and "%s" is no number of them',
    async (days) => {
      await expect(command('certify', [copied('days'), '--key', 'x.pem', '--days', days])).rejects.toThrow(
        /whole number/,
      );
    },
  );

  test('who and what it is about, and verify shows it', async () => {
    const folder = copied('parties');
    await command('certify', ['--new-key', 'parties.pem']);
    const about = ['--vendor', 'Harbour', '--product', 'Locks', '--product-version', '4.2', '--environment', 'staging'];
    const signed = await command('certify', [folder, '--key', 'parties.pem', ...about]);
    expect(signed.text).toContain('The certificate does not say: certifier.');
    const verified = await command('verify', [folder, '--public-key', 'parties.pem.pub']);
    expect(verified.text).toContain('Harbour Locks 4.2 (staging), certified by someone unnamed: PASSED');
    expect(verified.code).toBe(0);
    const { payload } = JSON.parse(readFileSync(join(folder, 'certificate.dsse.json'), 'utf8'));
    const { predicate } = JSON.parse(Buffer.from(payload, 'base64').toString('utf8'));
    const said = Object.fromEntries(
      predicate.configuration.flatMap(({ name, content }: { readonly name: string; readonly content?: string }) =>
        content === undefined ? [] : [[name, JSON.parse(Buffer.from(content, 'base64').toString('utf8'))]],
      ),
    );
    expect(said).toMatchObject({
      parties: { vendor: 'Harbour', product: 'Locks', version: '4.2', environment: 'staging' },
      operations: { claimed: ['user_identities.delete'] },
      profile: 'safe',
      requirementSet: expect.stringMatching(/^\d+\+sha256:/),
    });
  });

  test.each(['', ' ', 'two\nlines', '\u001b[32mgreen', 'x'.repeat(121)])('no one whose name is %j', async (vendor) => {
    await command('certify', ['--new-key', `named-${vendor.length}.pem`]);
    const named = [copied('named'), '--key', `named-${vendor.length}.pem`, '--vendor', vendor];
    await expect(command('certify', named)).rejects.toThrow('the vendor must be a line of 1 to 120 characters');
  });
});

describe('a key that is not a file', () => {
  /** Signs with a key that only this program reads, and says what it was given. */
  function signerAt(name: string, body: string): string {
    const file = inFolder(`${name}.mjs`);
    writeFileSync(
      file,
      `import { createPrivateKey, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
const key = createPrivateKey(readFileSync(${JSON.stringify(inFolder('outside.pem'))}));
const digest = readFileSync(0, 'utf8');
${body}
`,
    );
    return `${JSON.stringify(process.execPath)} ${JSON.stringify(file)}`;
  }

  // Node signs messages only, so a test signs the digest by way of openssl, as a token does.
  const openssl = programPath('openssl');
  test.skipIf(openssl === undefined)('signs a digest, and the certificate is like any other', async () => {
    const folder = copied('outside');
    await command('certify', ['--new-key', 'outside.pem', '--algorithm', 'p256']);
    const signs = signerAt(
      'signs',
      `import { execFileSync } from 'node:child_process';
if (!/^[0-9a-f]{64}\\n$/.test(digest)) process.exit(9);
const der = execFileSync(${JSON.stringify(openssl)}, ['pkeyutl', '-sign', '-inkey', ${JSON.stringify(inFolder('outside.pem'))}], { input: Buffer.from(digest.trim(), 'hex') });
console.log(der.toString('base64'));`,
    );
    const signed = await command('certify', [folder, '--sign-with', signs, '--public-key', 'outside.pem.pub']);
    expect(signed, signed.text).toMatchObject({ code: 0 });
    const verified = await command('verify', [folder, '--public-key', 'outside.pem.pub']);
    expect(verified, verified.text).toMatchObject({ code: 0 });
  });

  test.each([
    ['fails', 'process.exit(7);', 'failed: exit code 7'],
    [
      'signs something else',
      "console.log(sign('sha256', Buffer.from(digest), key).toString('base64'));",
      'is no signature',
    ],
    ['writes nothing', '', 'is no signature'],
  ])('that %s makes no certificate', async (name, body, message) => {
    const folder = copied('unsigned');
    await command('certify', ['--new-key', 'outside.pem', '--algorithm', 'p256']).catch(() => undefined);
    const signs = signerAt(name.replaceAll(' ', '-'), body);
    const attempt = command('certify', [folder, '--sign-with', signs, '--public-key', 'outside.pem.pub']);
    await expect(attempt).rejects.toThrow(message);
    expect(existsSync(join(folder, 'certificate.dsse.json'))).toBe(false);
  });

  test('is named by its public half, and is of a kind that signs digests', async () => {
    await command('certify', ['--new-key', 'whole.pem']);
    const folder = copied('kind');
    await expect(command('certify', [folder, '--sign-with', 'true'])).rejects.toThrow('names no key');
    const edwards = command('certify', [folder, '--sign-with', 'true', '--public-key', 'whole.pem.pub']);
    await expect(edwards).rejects.toThrow('needs a P-256 key');
    const both = command('certify', [folder, '--sign-with', 'true', '--key', 'whole.pem']);
    await expect(both).rejects.toThrow('both --key and --sign-with');
  });
});

describe('verify names', () => {
  test('a private key where a public one belongs', async () => {
    const folder = copied('private');
    await command('certify', ['--new-key', 'private.pem']);
    await command('certify', [folder, '--key', 'private.pem']);
    await expect(command('verify', [folder, '--public-key', 'private.pem'])).rejects.toThrow('is a private key');
  });

  test('a file that no run writes, and a rendering that is not there', async () => {
    const folder = copied('files');
    writeFileSync(join(folder, 'README.md'), 'certified by everyone');
    rmSync(join(folder, 'summary.md'));
    const unsigned = await command('verify', [folder]);
    expect(unsigned.code).toBe(1);
    expect(unsigned.text).toContain('README.md: unexpected file');
    expect(unsigned.text).toContain('summary.md: expected the rendering of the report, it is missing');
  });

  test('a file that the certificate does not name', async () => {
    const folder = copied('later');
    await command('certify', ['--new-key', 'later.pem']);
    await command('certify', [folder, '--key', 'later.pem']);
    writeFileSync(join(folder, 'appendix.pdf'), '');
    const verified = await command('verify', [folder, '--public-key', 'later.pem.pub']);
    expect(verified.code).toBe(1);
    expect(verified.text).toContain('appendix.pdf: unexpected file, the certificate does not name it');
  });
});
