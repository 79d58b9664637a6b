import { cpSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import picocolors from 'picocolors';
import { beforeAll, describe, expect, test } from 'vitest';
import { contractOf, sampleBundle, sampleClientBundle } from '../../certificate/sample-bundle.test-support.js';
import type { SuiteState } from '../../certificate/suite-state.js';
import type { Console } from '../../ground/console.js';
import { programPath } from '../../ground/program.test-support.js';
import { certifyCommand } from './certify.js';
import { verifyCommand } from './verify.js';

const clean = (): SuiteState => ({ version: '1.0.0' });
let cwd: string;
let original: string;

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'seam-conformance-certify-'));
  original = (
    await sampleBundle({ contract: contractOf('user_identities.delete'), profile: 'safe', lender: 'reference' })
  ).folder;
});

/** What a certifier of a sample has to say: it was judged on this machine, and mostly no word was given out. */
function told(args: readonly string[]): readonly string[] {
  return ['--allow-loopback', ...(args.includes('--challenge') ? [] : ['--no-challenge'])];
}

async function command(
  make: 'certify' | 'verify',
  args: readonly string[],
  suite: () => SuiteState = clean,
  { isTold = true }: { readonly isTold?: boolean } = {},
) {
  const lines: string[] = [];
  let code = -1;
  const console: Console = {
    out: (line) => lines.push(line),
    page: (line) => lines.push(line),
    note: (line) => lines.push(line),
    colors: picocolors.createColors(false),
    isInteractive: false,
    env: {},
    cwd,
  };
  const exit = (received: number) => {
    code = received;
  };
  const contract = () => contractOf('user_identities.delete');
  const made = (
    make === 'certify' ? certifyCommand(console, exit, suite, contract) : verifyCommand(console, exit, contract)
  )
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });
  const given = make === 'certify' && isTold ? [...args, ...told(args)] : args;
  await made.parseAsync([...given], { from: 'user' });
  return { code, text: lines.join('\n') };
}

function copied(name: string): string {
  const folder = join(cwd, name);
  rmSync(folder, { recursive: true, force: true });
  cpSync(original, folder, { recursive: true });
  return folder;
}

describe('certify and verify', () => {
  test.each(['ed25519', 'p256'])('by a new %s key', async (algorithm) => {
    const folder = copied(algorithm);
    const key = `${algorithm}.pem`;
    expect(await command('certify', ['--new-key', key, '--algorithm', algorithm])).toMatchObject({ code: 0 });
    expect(statSync(join(cwd, key)).mode & 0o777).toBe(0o600);
    await expect(command('certify', ['--new-key', key])).rejects.toThrow('is not overwritten');
    const certified = await command('certify', [folder, '--key', key, '--days', '30', '--challenge', 'blue heron']);
    expect(certified, certified.text).toMatchObject({ code: 0 });
    const verified = await command('verify', [folder, '--public-key', `${key}.pub`, '--challenge', 'blue heron']);
    expect(verified.text).toMatch(/\nverified$/);
    expect(verified.code).toBe(0);
    const alone = await command('verify', [join(folder, 'certificate.dsse.json'), '--public-key', `${key}.pub`]);
    expect(alone).toMatchObject({ code: 0 });
  });

  test('a client is certified like a server', async () => {
    const { folder } = await sampleClientBundle({ contract: contractOf('user_identities.delete') });
    await command('certify', ['--new-key', 'client.pem']);
    const certified = await command('certify', [folder, '--key', 'client.pem', '--challenge', 'blue heron']);
    expect(certified, certified.text).toMatchObject({ code: 0 });
    const verified = await command('verify', [folder, '--public-key', 'client.pem.pub', '--challenge', 'blue heron']);
    expect(verified, verified.text).toMatchObject({ code: 0 });
    expect(verified.text).toMatch(/✔ answers.*\n✔ verdicts/);
    const late = await command('verify', [folder, '--public-key', 'client.pem.pub', '--challenge', 'grey heron']);
    expect(late).toMatchObject({ code: 1, text: expect.stringContaining('expected "grey heron"') });
  });

  test('a certificate is not taken on trust', async () => {
    const folder = copied('untrusted');
    await command('certify', ['--new-key', 'one.pem']);
    await command('certify', ['--new-key', 'two.pem']);
    await command('certify', [folder, '--key', 'one.pem']);
    await expect(command('verify', [folder])).rejects.toThrow('no public key');
    expect((await command('verify', [folder, '--unsigned'])).text).toContain('verified, but for the signature');
    const other = await command('verify', [folder, '--public-key', 'two.pem.pub']);
    expect(other.code).toBe(1);
    expect(other.text).toMatch(/signature: expected one by the key/);
    rmSync(join(folder, 'certificate.dsse.json'));
    expect(await command('verify', [folder, '--public-key', 'one.pem.pub'])).toMatchObject({ code: 1 });
  });

  test('what was edited is neither certified nor verified', async () => {
    const folder = copied('edited');
    const file = join(folder, 'report.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"outcome":"pass"', '"outcome":"inapplicable"'));
    await command('certify', ['--new-key', 'three.pem']);
    const refused = await command('certify', [folder, '--key', 'three.pem']);
    expect(refused.code).toBe(1);
    expect(refused.text).toMatch(/expected "pass", received "inapplicable"[\s\S]*not certified/);
    const verified = await command('verify', [folder]);
    expect(verified.code).toBe(1);
    expect(verified.text).toMatch(/not verified: \d+ things are wrong/);
  });

  test('a suite with changes of its own certifies nothing', async () => {
    const folder = copied('dirty');
    await command('certify', ['--new-key', 'four.pem']);
    const refused = await command('certify', [folder, '--key', 'four.pem'], () => ({
      version: '1',
      dirt: 'it is a checkout',
    }));
    expect(refused.code).toBe(1);
    expect(refused.text).toContain('not one that anyone can install: it is a checkout');
  });

  test('mistakes of usage say what to do', async () => {
    const folder = copied('usage');
    await expect(command('certify', [folder])).rejects.toThrow('no key is named');
    await expect(command('certify', [])).rejects.toThrow('no bundle is named');
    await expect(command('certify', [folder, '--key', 'none.pem'])).rejects.toThrow('cannot be read');
    await expect(command('verify', ['nowhere'])).rejects.toThrow('does not exist');
    writeFileSync(join(cwd, 'text.pem'), 'no key');
    await expect(command('certify', [folder, '--key', 'text.pem'])).rejects.toThrow('is not a PEM key of that type');
  });
});

describe('certify is told', () => {
  const untold = (args: readonly string[]) => command('certify', args, clean, { isTold: false });

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
    const file = join(cwd, `${name}.mjs`);
    writeFileSync(
      file,
      `import { createPrivateKey, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
const key = createPrivateKey(readFileSync(${JSON.stringify(join(cwd, 'outside.pem'))}));
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
const der = execFileSync(${JSON.stringify(openssl)}, ['pkeyutl', '-sign', '-inkey', ${JSON.stringify(join(cwd, 'outside.pem'))}], { input: Buffer.from(digest.trim(), 'hex') });
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

describe('verify --regrade', () => {
  test('changes nothing where nothing changed, and shows what would', async () => {
    const folder = copied('regraded');
    expect(await command('verify', [folder, '--regrade'])).toMatchObject({ code: 0 });
    const file = join(folder, 'exchanges.har');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/"status":401(?![\s\S]*"status":401)/, '"status":200'));
    const report = join(folder, 'report.json');
    // An older version of the suite is no obstacle.
    writeFileSync(report, readFileSync(report, 'utf8').replace(/"version": "[^"]+"/, '"version": "0.0.1"'));
    const regraded = await command('verify', [folder, '--regrade']);
    expect(regraded.code).toBe(1);
    expect(regraded.text).toMatch(/was pass, would be fail[\s\S]*verdicts would change, 0 cases are new/);
    expect(await command('verify', [folder])).toMatchObject({
      code: 1,
      text: expect.stringContaining('use --regrade'),
    });
  });
});
