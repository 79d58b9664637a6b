import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { issue } from '../../src/certificate/certify.js';
import type { Parties } from '../../src/certificate/parties.js';
import { keySigner } from '../../src/certificate/signer.js';
import { packageRoot } from '../../src/ground/package-root.js';
import { report, verdict, violation } from '../../src/report/sample.test-support.js';
import { presentFiles } from './files.js';
import { entriesOf, type RegistryFiles } from './registry.js';
import { renderChange, renderVendors, vendorBadge } from './render.js';

const now = Date.UTC(2030, 5, 1);
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
const named = { vendor: 'Harbour', product: 'Locks', version: '4.2', certifier: 'Test House' };

function certificate(parties: Parties = named, verdicts = [verdict()], key = privateKey): string {
  const bundle = { files: new Map(), report: report(verdicts, { operations }) } as unknown as Parameters<
    typeof issue
  >[0];
  return JSON.stringify(issue(bundle, keySigner(key), { now: now - 86_400_000, days: 90, parties }));
}
const operations = { claimed: ['user_identities.delete'], notClaimed: ['user_identities.remove_acs_user'] };

function registry(changes: Readonly<Record<string, string | undefined>> = {}): RegistryFiles {
  const files = {
    'certifiers/test-house.pem.pub': pem,
    'vendors/harbour/vendor.json': '{"certifier":"test-house","site":"https://harbour.example"}',
    'vendors/harbour/certificate.dsse.json': certificate(),
    ...changes,
  };
  return new Map(Object.entries(files).flatMap(([path, text]) => (text === undefined ? [] : [[path, text]])));
}

const problemsOf = (files: RegistryFiles, at = now) => entriesOf(files, at).flatMap(({ problems }) => problems);

test('the registry of this project verifies, and its page and badges are what npm run vendors writes', () => {
  const page = readFileSync(join(packageRoot, 'docs', 'vendors.md'), 'utf8');
  const asOf = new Date(/as of (\d{4}-\d\d-\d\d)/.exec(page)?.[1] ?? '');
  const entries = entriesOf(presentFiles(), asOf.getTime());
  expect(entries.flatMap(({ problems }) => problems)).toEqual([]);
  expect(entries.map(({ folder }) => folder)).toEqual(expect.arrayContaining(['express-vendor', 'reference']));
  expect(page).toBe(renderVendors(entries, asOf));
  for (const { folder, certified } of entries) {
    const badge = readFileSync(join(packageRoot, 'vendors', folder, 'badge.svg'), 'utf8');
    expect(certified && vendorBadge(certified)).toBe(badge);
  }
});

test('a folder with two files is all it takes to join', () => {
  const [entry] = entriesOf(registry(), now);
  expect(entry?.problems).toEqual([]);
  const row = renderVendors(entriesOf(registry(), now), new Date(now))
    .split('\n')
    .find((line) => line.includes('Harbour'));
  expect(row).toContain('| [Harbour](https://harbour.example) | Locks 4.2 | core | user\\_identities.delete |');
  expect(row).toMatch(/\| \d+ of \d+ \| \d+ of \d+ \| 2 \| Test House \| 1 day, certified 2030-05-31 \|$/);
  expect(entry?.certified && vendorBadge(entry.certified)).toContain('certified · core · 1 of 2 operations');
});

const path = 'vendors/harbour/certificate.dsse.json';

describe('a vendor is not shown as certified', () => {
  test.each([
    ['the certificate is missing', { [path]: undefined }, 'it is missing'],
    ['it is cut off', { [path]: certificate().slice(0, 200) }, 'cut off or damaged'],
    ['it was edited', { [path]: certificate().replace(/"payload":"..../, '"payload":"AAAA') }, 'does not fit'],
    [
      'another key has signed it',
      { [path]: certificate(named, [verdict()], generateKeyPairSync('ed25519').privateKey) },
      'expected one by the key',
    ],
    [
      'its certifier is unknown',
      { 'certifiers/test-house.pem.pub': undefined },
      'certifiers/test-house.pem.pub is missing',
    ],
    [
      'it does not say who',
      { [path]: certificate({ product: 'Locks' }) },
      'parties.vendor, parties.version, parties.certifier',
    ],
    ['the run does not conform', { [path]: certificate(named, [violation()]) }, 'a run that conforms'],
    [
      'vendor.json leads out of the folder',
      { 'vendors/harbour/vendor.json': '{"certifier":"../harbour"}' },
      'expected "certifier"',
    ],
    [
      'vendor.json says something else',
      { 'vendors/harbour/vendor.json': '{"certifier":"test-house","level":"gold"}' },
      'expected "certifier"',
    ],
    [
      'vendor.json names no site',
      { 'vendors/harbour/vendor.json': '{"certifier":"test-house","site":"javascript:1"}' },
      'expected "certifier"',
    ],
  ])('where %s', (_what, changes, message) => {
    const files = registry(changes);
    expect(problemsOf(files)).toEqual([expect.stringContaining(message)]);
    expect(renderVendors(entriesOf(files, now), new Date(now))).not.toContain('Harbour');
  });

  test('as such where the certificate has expired', () => {
    const late = now + 100 * 86_400_000;
    expect(problemsOf(registry(), late)).toEqual([expect.stringContaining('expired 2030-08-29')]);
    const [entry] = entriesOf(registry(), late);
    expect(entry?.certified && vendorBadge(entry.certified)).toContain('expired · core');
    expect(renderVendors(entriesOf(registry(), late), new Date(late))).toContain('| expired 2030-08-29, certified');
  });
});

test('a proposal prints what changes, before and after', () => {
  const before = entriesOf(registry(), now);
  const next = certificate({ ...named, version: '5.0' });
  const change = (files: RegistryFiles) => renderChange(before, entriesOf(files, now), new Date(now));
  expect(change(registry({ [path]: next }))).toMatch(/\| before \| .*Locks 4\.2.*\n\| after \| .*Locks 5\.0/);
  expect(change(registry({ [path]: '' }))).toMatch(/\| after \| harbour \| not certified: .*the file is empty/);
  expect(change(new Map())).toMatch(/\| after \| harbour \| – \|/);
  expect(change(registry())).toBe('No vendor has changed.\n');
});

test('what someone wrote into a certificate stays text', () => {
  const vendor = '[x](javascript:1) | <img src=x> @everyone';
  const page = renderVendors(entriesOf(registry({ [path]: certificate({ ...named, vendor }) }), now), new Date(now));
  expect(page).not.toMatch(/(?<!\\)<img/);
  expect(page).not.toMatch(/(?<!\\)\]\(javascript/);
  expect(page).not.toMatch(/(?<!\\)@everyone/);
});
