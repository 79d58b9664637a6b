import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, verify as verifyBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Bundle, openBundle } from '../bundle/read-bundle.js';
import type { Report } from '../bundle/report.js';
import { issue, refusalsOf } from './certify.js';
import type { Envelope } from './envelope.js';
import { contractOf, sampleBundle } from './sample-bundle.test-support.js';
import { keySigner } from './signer.js';
import { suiteState } from './suite-state.js';

const now = Date.UTC(2030, 0, 1);
const clean = { version: '1.0.0' };
const strict = { allowBaseline: false };
let bundle: Bundle;

beforeAll(async () => {
  const { files } = await sampleBundle({
    contract: contractOf('user_identities.delete'),
    profile: 'core',
    lender: 'reference',
  });
  const opened = openBundle(files).bundle;
  if (!opened) throw new Error('expected a bundle');
  // Where a vendor's target is.
  bundle = { ...opened, report: { ...opened.report, target: 'https://staging.vendor.example' } };
});

describe('a run is refused', () => {
  const refused = (change: Partial<Report>, suite = clean, policy: Parameters<typeof refusalsOf>[2] = strict) =>
    refusalsOf({ ...bundle.report, ...change }, suite, policy);

  test('only where something speaks against it', () => {
    expect(refused({})).toEqual([]);
    expect(refused({}, clean, { allowBaseline: false, challenge: 'blue heron' })).toEqual([]);
  });

  test('that does not conform, was not finished, or left cases out', () => {
    expect(refused({ outcome: 'undetermined' })).toEqual([expect.stringContaining('expected conforming')]);
    expect(refused({ notJudged: 'the target stopped answering' })).toEqual([
      expect.stringContaining('not judged to the end'),
    ]);
    expect(refused({ isPartial: true })).toEqual([expect.stringContaining('partial')]);
    expect(refused({ selection: { shard: { index: 1, of: 1 } } })).toEqual([expect.stringContaining('partial')]);
    expect(refused({ kind: 'client', profile: 'client' })).toEqual([]);
    expect(refused({ kind: 'client', profile: 'client-observed' })).toEqual([
      expect.stringContaining('expected a run with a driver'),
    ]);
  });

  test('that left a claimed MUST open, whatever a baseline says', () => {
    const [first, ...rest] = bundle.report.verdicts;
    const verdicts = [{ ...(first as (typeof rest)[number]), outcome: 'inconclusive' as const }, ...rest];
    expect(refused({ verdicts }, clean, { allowBaseline: true })).toEqual([
      expect.stringContaining('1 claimed cases of the level MUST were not judged'),
    ]);
  });

  test.each([
    'http://127.0.0.1:8080',
    'http://localhost',
    'https://api.localhost:1',
    'http://[::1]:9',
    'http://127.9.9.9/x',
  ])('against %s, unless the policy allows it', (target) => {
    expect(refused({ target })).toEqual([expect.stringContaining('--allow-loopback accepts it')]);
    expect(refused({ target }, clean, { ...strict, allowLoopback: true })).toEqual([]);
    // A client is no address.
    expect(refused({ target, kind: 'client', profile: 'client' })).toEqual([]);
  });

  test('against the reference implementation, wherever it listens', () => {
    expect(refused({ configuration: { target: 'reference' } })).toEqual([expect.stringContaining('the reference')]);
  });

  test('under a baseline, unless the policy allows it', () => {
    const baseline = { covered: ['a/b/c'], problems: [] };
    expect(refused({ baseline })).toEqual([expect.stringContaining('--allow-baseline')]);
    expect(refused({ baseline }, clean, { allowBaseline: true })).toEqual([]);
  });

  test('that answers another challenge, or none', () => {
    expect(refused({}, clean, { allowBaseline: false, challenge: 'grey heron' })).toEqual([
      expect.stringContaining('expected "grey heron"'),
    ]);
    const { challenge: _challenge, ...rest } = bundle.report;
    expect(refusalsOf(rest, clean, { allowBaseline: false, challenge: 'grey heron' })).toEqual([
      expect.stringContaining('answers no challenge'),
    ]);
  });

  test('by a suite that nobody else can install', () => {
    expect(refused({}, suiteState('1.0.0+local', '/nowhere'))).toEqual([expect.stringContaining('1.0.0+local')]);
    expect(refused({}, suiteState('1.0.0-dirty', '/nowhere'))).toEqual([expect.stringContaining('1.0.0-dirty')]);
    expect(refused({}, suiteState('1.0.0-rc.1', '/nowhere'))).toEqual([]);
  });
});

/** DSSE as its protocol says it, with nothing but `node:crypto`. */
function opens({ payload, payloadType, signatures }: Envelope, key: KeyObject): boolean {
  const body = Buffer.from(payload, 'base64');
  const signed = Buffer.concat([
    Buffer.from(`DSSEv1 ${Buffer.byteLength(payloadType)} ${payloadType} ${body.length} `),
    body,
  ]);
  const digest = key.asymmetricKeyType === 'ed25519' ? null : 'sha256';
  return signatures.some(({ sig }) => verifyBytes(digest, signed, key, Buffer.from(sig, 'base64')));
}

describe('a certificate', () => {
  test.each([
    ['Ed25519', () => generateKeyPairSync('ed25519')],
    ['ECDSA P-256', () => generateKeyPairSync('ec', { namedCurve: 'prime256v1' })],
  ])('opens by an independent implementation of DSSE, with %s', (_name, makeKey) => {
    const { privateKey, publicKey } = makeKey();
    const envelope = issue(bundle, keySigner(privateKey), { now, days: 1 });
    expect(opens(envelope, publicKey)).toBe(true);
    expect(opens(envelope, createPublicKey(makeKey().privateKey))).toBe(false);
    expect(opens({ ...envelope, payloadType: 'text/plain' }, publicKey)).toBe(false);
  });

  test('is an in-toto statement of a test result over every file of the bundle', () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const { payload, payloadType } = issue(bundle, keySigner(privateKey), { now, days: 90 });
    const statement = JSON.parse(Buffer.from(payload, 'base64').toString('utf8'));
    expect(payloadType).toBe('application/vnd.in-toto+json');
    expect(statement).toMatchObject({
      _type: 'https://in-toto.io/Statement/v1',
      predicateType: 'https://in-toto.io/attestation/test-result/v0.1',
      predicate: { result: 'PASSED', failedTests: [], warnedTests: [] },
    });
    const digests = Object.fromEntries(
      statement.subject.map(({ name, digest }: { name: string; digest: object }) => [name, digest]),
    );
    for (const [name, bytes] of bundle.files) {
      expect(digests[name], name).toEqual({ sha256: createHash('sha256').update(bytes).digest('hex') });
    }
    expect(statement.predicate.passedTests).toContain('uuid.malformed-refused');
    const configuration = new Map<string, { content?: string; digest: { sha256: string } }>(
      statement.predicate.configuration.map((one: { name: string }) => [one.name, one]),
    );
    const value = (name: string) =>
      JSON.parse(Buffer.from(configuration.get(name)?.content ?? '', 'base64').toString('utf8'));
    expect(`sha256:${configuration.get('openapi.yaml')?.digest.sha256}`).toBe(bundle.report.suite.specDigest);
    expect(value('suite')).toEqual(bundle.report.suite);
    expect(value('seed')).toBe(7);
    expect(value('challenge')).toBe('blue heron');
    expect(value('configuration')).toEqual(bundle.report.configuration);
    expect(value('validity')).toEqual({ notBefore: '2030-01-01T00:00:00.000Z', notAfter: '2030-04-01T00:00:00.000Z' });
  });
});
