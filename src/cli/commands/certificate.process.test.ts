import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contractOf, sampleClientBundle } from '../../certificate/sample-bundle.test-support.js';
import { certifier } from './certifier.test-support.js';

const { command, copied, inFolder } = certifier();

describe('certify and verify', () => {
  test.each(['ed25519', 'p256'])('by a new %s key', async (algorithm) => {
    const folder = copied(algorithm);
    const key = `${algorithm}.pem`;
    expect(await command('certify', ['--new-key', key, '--algorithm', algorithm])).toMatchObject({ code: 0 });
    expect(statSync(inFolder(key)).mode & 0o777).toBe(0o600);
    await expect(command('certify', ['--new-key', key])).rejects.toThrow('is not overwritten');
    const certified = await command('certify', [folder, '--key', key, '--days', '30', '--challenge', 'blue heron']);
    expect(certified, certified.text).toMatchObject({ code: 0 });
    const page = `${algorithm}.html`;
    const asked = [folder, '--public-key', `${key}.pub`, '--challenge', 'blue heron'];
    const verified = await command('verify', [...asked, '--page', page]);
    expect(verified.text).toMatch(/\nverified$/);
    expect(verified.code).toBe(0);
    const account = [
      'target',
      'outcome',
      'profile',
      'claims',
      'requirements',
      'ran',
      'challenge',
      'warnings',
      'certified by',
    ];
    const html = readFileSync(inFolder(page), 'utf8');
    for (const name of [...account, 'in force']) {
      expect(verified.text).toMatch(new RegExp(`^  ${name} +\\S`, 'm'));
      expect(html).toContain(`<th scope="row">${name}</th>`);
    }
    expect(verified.text).toMatch(/in force .* until .*, (?:29|30) more days/);
    await expect(command('verify', [...asked, '--page', join(folder, 'page.html')])).rejects.toThrow(
      'lies in the bundle',
    );
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
    const witnessing = command('certify', [
      folder,
      '--key',
      'client.pem',
      '--witness',
      'http://127.0.0.1:9',
      '--replace',
    ]);
    await expect(witnessing).rejects.toThrow('--witness is about servers');
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
    // What nobody vouches for is not told.
    expect(other.text).toMatch(/^ {2}certified by +no one/m);
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
    writeFileSync(inFolder('text.pem'), 'no key');
    await expect(command('certify', [folder, '--key', 'text.pem'])).rejects.toThrow('is not a PEM key of that type');
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
