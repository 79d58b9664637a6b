import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { certifier } from './certifier.test-support.js';

const { command, copied, inFolder } = certifier();
let bundle: string;
const served = createServer((request, response) => {
  if (request.url === '/elsewhere') response.writeHead(302, { location: '/revoked' }).end();
  else if (request.url === '/long') response.end(Buffer.alloc(5 * 1024 * 1024, 32));
  else if (request.url === '/revoked') response.end(readFileSync(inFolder('revoked.json')));
  else response.writeHead(404).end('{}');
});
const address = () => `http://127.0.0.1:${(served.address() as AddressInfo).port}`;

beforeAll(async () => {
  bundle = copied('bundle');
  for (const key of ['own.pem', 'other.pem']) await command('certify', ['--new-key', key]);
  await command('certify', [bundle, '--key', 'own.pem']);
  await command('certify', [copied('another'), '--key', 'own.pem', '--days', '30']);
  await revoke(['bundle/certificate.dsse.json', '--list', 'revoked.json', '--key', 'own.pem', '--reason', 'Recalled.']);
  await new Promise<void>((resolve) => served.listen(0, '127.0.0.1', resolve));
});
afterAll(() => served.close());

const revoke = (args: readonly string[]) => command('revoke', args);
const verify = (folder: string, list: string, ...more: readonly string[]) =>
  command('verify', [folder, '--public-key', 'own.pem.pub', '--revoked', list, ...more]);

describe('a certificate that was revoked', () => {
  test.each(['file', 'url'])('is not verified by the list of a %s, which says why', async (place) => {
    const { code, text } = await verify('bundle', place === 'file' ? 'revoked.json' : `${address()}/revoked`);
    expect(code).toBe(1);
    expect(text).toMatch(/the certificate [0-9a-f]{16} was revoked 2\d{3}-.*: Recalled\./);
  });

  test('leaves others as they are', async () => {
    const { code, text } = await verify('another', 'revoked.json');
    expect(code, text).toBe(0);
    expect(text).toMatch(/✔ revocations +1 in a list of/);
  });

  test('stays on the list, once, when the list is signed anew', async () => {
    await revoke(['bundle/certificate.dsse.json', '--list', 'again.json', '--key', 'own.pem', '--reason', 'Recalled.']);
    const again = await revoke([
      'bundle/certificate.dsse.json',
      '--list',
      'again.json',
      '--key',
      'own.pem',
      '--reason',
      'x',
    ]);
    expect(again.text).toContain('again.json: 1 revocations');
    expect((await revoke(['--list', 'again.json', '--key', 'own.pem'])).text).toContain('1 revocations, for 90 days');
    expect(await verify('bundle', 'again.json')).toMatchObject({ code: 1 });
  });
});

test('all that a stolen key has signed is revoked, by another key', async () => {
  await revoke(['own.pem.pub', '--list', 'stolen.json', '--key', 'other.pem', '--reason', 'Stolen.']);
  const { code, text } = await verify('another', 'stolen.json', '--revoked-key', 'other.pem.pub');
  expect(code).toBe(1);
  expect(text).toMatch(/the key [0-9a-f]{16} was revoked .*: Stolen\./);
});

describe('a list never passes for an empty one', () => {
  test('where another key has signed it', async () => {
    await revoke(['--list', 'foreign.json', '--key', 'other.pem']);
    const { code, text } = await verify('another', 'foreign.json');
    expect(code).toBe(1);
    expect(text).toContain('revocations: signature: expected one by the key');
    await expect(revoke(['--list', 'foreign.json', '--key', 'own.pem'])).rejects.toThrow('is no list of this key');
  });

  test.each([
    ['is empty', ''],
    ['is no envelope', '{"revoked":[]}'],
    ['is a certificate', undefined],
  ])('where it %s', async (_what, text) => {
    const given = text ?? readFileSync(join(bundle, 'certificate.dsse.json'), 'utf8');
    writeFileSync(inFolder('broken.json'), given);
    const verified = await verify('another', 'broken.json');
    expect(verified.code).toBe(1);
    expect(verified.text).toMatch(/revocations: (?:expected|payloadType)/);
  });

  test('where it was edited', async () => {
    const envelope = JSON.parse(readFileSync(inFolder('revoked.json'), 'utf8'));
    const list = JSON.parse(Buffer.from(envelope.payload, 'base64').toString('utf8'));
    const payload = Buffer.from(JSON.stringify({ ...list, revoked: [] })).toString('base64');
    writeFileSync(inFolder('emptied.json'), JSON.stringify({ ...envelope, payload }));
    expect((await verify('bundle', 'emptied.json')).text).toContain('received one that does not fit');
  });

  test.each([
    ['there is no file', () => 'none.json', 'cannot be read'],
    ['there is nothing at the address', () => `${address()}/none`, 'status 404'],
    ['the address leads elsewhere', () => `${address()}/elsewhere`, 'no answer'],
    ['it never ends', () => `${address()}/long`, 'longer than any list'],
    ['it is not on this machine', () => 'https://certifier.example/revoked', 'from this machine only'],
  ])('where %s', async (_what, place, message) => {
    await expect(verify('another', place())).rejects.toThrow(message);
  });
});

test.each([
  [['bundle/certificate.dsse.json', '--key', 'own.pem'], 'no reason is given'],
  [['bundle/report.json', '--key', 'own.pem', '--reason', 'x'], 'is no certificate'],
  [['own.pem', '--key', 'own.pem', '--reason', 'x'], 'is a private key'],
  [['bundle/certificate.dsse.json', '--reason', 'x'], 'no key is named'],
])('revoke %j says what is wrong', async (args, message) => {
  await expect(revoke([...args, '--list', 'wrong.json'])).rejects.toThrow(message);
});
