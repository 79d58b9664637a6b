import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { BundleFiles } from '../bundle/bundle-file.js';
import { certificateFile, openBundle } from '../bundle/read-bundle.js';
import { requirementSet } from '../model/requirement-set/requirement-set.js';
import { runIdOf } from '../run/run-id.js';
import { exchangeTamperings } from './exchange-tamperings.test-support.js';
import { formTamperings } from './form-tamperings.test-support.js';
import { rejudge } from './rejudge.js';
import { reportTamperings } from './report-tamperings.test-support.js';
import { certificateOn, contractOf, sampleBundle } from './sample-bundle.test-support.js';
import { type Tampering, tamperedFiles } from './tampering.test-support.js';
import { problemsOf } from './verification.js';
import { verify } from './verify.js';

const contract = contractOf('user_identities.delete');
const now = Date.UTC(2030, 0, 1);
const day = 24 * 60 * 60 * 1000;
const ofCertificates = ['signature', 'certificate', 'validity', 'files', 'statement'];
let files: BundleFiles;
let certificate: { readonly text: string; readonly publicKey: KeyObject };

beforeAll(async () => {
  ({ files } = await sampleBundle({ contract, profile: 'core', lender: 'reference' }));
  certificate = certificateOn(files, now);
});

const tamperings: readonly Tampering[] = [
  ...reportTamperings,
  ...exchangeTamperings,
  {
    name: 'report.json written anew with the same content',
    rewrite: (all) =>
      void all.set('report.json', Buffer.from(JSON.stringify(JSON.parse(String(all.get('report.json')))))),
    named: /report\.json: line 1: expected "\{" as the suite writes it/,
  },
  ...formTamperings,
  {
    name: 'an earlier recording whose challenge and headers were edited',
    rewrite: (all) => {
      const { profile, seed, requirementSet: requirements, runId } = JSON.parse(String(all.get('report.json')));
      const other = runIdOf({ contract, profile, seed, requirements, challenge: 'grey heron' });
      for (const [name, bytes] of all) {
        all.set(name, Buffer.from(String(bytes).replaceAll(runId, other).replaceAll('blue heron', 'grey heron')));
      }
    },
    named: /request\.body: expected .*[0-9a-f]{12}.*, received .*[0-9a-f]{12}/,
  },
  {
    name: 'report.json cut off',
    rewrite: (all) => void all.set('report.json', (all.get('report.json') ?? Buffer.alloc(0)).subarray(0, 5000)),
    named: /report\.json: expected JSON, it is cut off or damaged/,
  },
  {
    name: 'exchanges.har cut off',
    rewrite: (all) => void all.set('exchanges.har', (all.get('exchanges.har') ?? Buffer.alloc(0)).subarray(0, -40)),
    named: /exchanges\.har: expected JSON, it is cut off or damaged/,
  },
  {
    name: 'world.json emptied',
    rewrite: (all) => void all.set('world.json', Buffer.alloc(0)),
    named: /world\.json: expected JSON, the file is empty/,
  },
  {
    name: 'exchanges.har missing',
    rewrite: (all) => void all.delete('exchanges.har'),
    named: /exchanges\.har: expected a file of the bundle, it is missing/,
  },
  {
    name: 'world.json that is something else',
    rewrite: (all) => void all.set('world.json', Buffer.from('{"lender":"api"}')),
    named: /world\.json: expected what the suite writes; facts: it is missing/,
  },
  {
    name: 'a byte that is no text',
    rewrite: (all) =>
      void all.set('report.json', Buffer.concat([all.get('report.json') ?? Buffer.alloc(0), Buffer.from([0xff])])),
    named: /report\.json: expected JSON, it is cut off or damaged/,
  },
  {
    name: 'the page that people read',
    rewrite: (all) =>
      void all.set('summary.md', Buffer.from(String(all.get('summary.md')).replace('conforming', 'certified'))),
    named: /summary\.md: expected/,
  },
  {
    name: 'a file that was certified and is gone',
    rewrite: (all) => void all.delete('junit.xml'),
    named: /junit\.xml: expected the file that was certified, it is missing/,
    needsCertificate: true,
  },
  {
    name: 'a certificate that has expired',
    options: () => ({ now: now + 91 * day }),
    named: /validity: expected to last beyond .*, it expired 2030-04-01/,
    needsCertificate: true,
  },
  {
    name: 'a certificate of the future',
    options: () => ({ now: now - day }),
    named: /validity: expected to begin before/,
    needsCertificate: true,
  },
  {
    name: 'another key',
    options: () => ({ publicKey: generateKeyPairSync('ed25519').publicKey }),
    named: /signature: expected one by the key \w+, received one by \w+/,
    needsCertificate: true,
  },
  {
    name: 'a key of another kind',
    options: () => ({ publicKey: generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).publicKey }),
    named: /signature: expected one by the key/,
    needsCertificate: true,
  },
  {
    name: 'another challenge asked for',
    options: () => ({ challenge: 'grey heron' }),
    named: /report\.json: challenge: expected "grey heron", received "blue heron"/,
  },
  {
    name: 'what the certificate says',
    options: () => ({
      certificate: {
        file: 'certificate.dsse.json',
        text: forged((text) => text.replace('"openapi.yaml"', '"openapi.yml"')),
      },
    }),
    named: /signature: .* does not fit; the certificate was changed/,
    needsCertificate: true,
  },
  {
    name: 'a signature of nobody',
    options: () => {
      const text = JSON.stringify({ ...JSON.parse(certificate.text), signatures: [{ sig: '' }] });
      return { certificate: { file: 'certificate.dsse.json', text } };
    },
    named: /signature: expected one by the key .*, received one by no one/,
    needsCertificate: true,
  },
  {
    name: 'the certificate cut off',
    options: () => ({ certificate: { file: 'certificate.dsse.json', text: certificate.text.slice(0, 400) } }),
    named: /certificate\.dsse\.json: expected JSON, it is cut off/,
    needsCertificate: true,
  },
  {
    name: 'the certificate of another bundle',
    rewrite: (all) =>
      void all.set(
        'exchanges.har',
        Buffer.from(String(all.get('exchanges.har')).replaceAll(/("time":)[\d.]+/g, '$17')),
      ),
    named: /exchanges\.har: expected the bytes that were certified/,
    needsCertificate: true,
  },
];

function forged(edit: (text: string) => string): string {
  const { payload, ...rest } = JSON.parse(certificate.text);
  const text = edit(Buffer.from(payload, 'base64').toString('utf8'));
  return JSON.stringify({ ...rest, payload: Buffer.from(text).toString('base64') });
}

describe('tampering is named', () => {
  test('in at least forty ways', () => {
    expect(tamperings.length).toBeGreaterThanOrEqual(40);
    expect(new Set(tamperings.map(({ name }) => name)).size).toBe(tamperings.length);
  });

  test.each(tamperings)('$name', async (tampering) => {
    const changed = tamperedFiles(files, tampering);
    const asked = tampering.options?.() ?? {};
    const { text, publicKey } = certificate;
    const checks = await verify({
      files: changed,
      contract,
      now,
      publicKey,
      certificate: { file: 'certificate.dsse.json', text },
      ...asked,
    });
    // A forger would leave the certificate out, so most of it must show without one.
    const counted = checks.filter(({ name }) => tampering.needsCertificate || !ofCertificates.includes(name));
    expect(problemsOf(counted)).toContainEqual(expect.stringMatching(tampering.named));
  });

  test('the certificate of an earlier run beside a new report, though no key is given', async () => {
    const beside = (text: string) =>
      verify({ files: new Map([...files, [certificateFile, Buffer.from(text)]]), contract, now });
    expect(problemsOf(await beside(certificate.text))).toEqual([]);
    const { files: later } = await sampleBundle({ contract, profile: 'safe', lender: 'reference' });
    expect(problemsOf(await beside(certificateOn(later, now).text))).toContainEqual(
      expect.stringMatching(/^report\.json: expected the bytes that were certified/),
    );
    expect(problemsOf(await beside('{}'))).toContainEqual(expect.stringMatching(/^certificate\.dsse\.json: /));
  });

  test('a certificate left out where a key is given', async () => {
    const problems = problemsOf(await verify({ files, contract, now, publicKey: certificate.publicKey }));
    expect(problems).toEqual([expect.stringContaining('expected a certificate')]);
  });
});

test('one answer edited from 200 to 400 changes exactly the verdicts that rest on it', () => {
  const { bundle } = openBundle(files);
  if (bundle?.kind !== 'server') throw new Error('expected the bundle of a server');
  const before = new Map(
    rejudge(bundle, contract, requirementSet()).verdicts.map((verdict) => [verdict.case, verdict]),
  );
  let edits = 0;
  for (const { index, origin, answer } of bundle.exchanges) {
    if (!['step', 'look', 'lending'].includes(origin.kind) || answer.kind !== 'response' || answer.status !== 200)
      continue;
    edits += 1;
    const exchanges = bundle.exchanges.map((one) =>
      one.index === index ? { ...one, answer: { ...answer, status: 400 } } : one,
    );
    const after = rejudge({ ...bundle, exchanges }, contract, requirementSet()).verdicts;
    const changed = after.filter((one) => one.outcome !== before.get(one.case)?.outcome).map((one) => one.case);
    const resting = [...before.values()].filter((one) => one.exchanges.includes(index)).map((one) => one.case);
    // Of those whom a scenario only watches, one who is not seen any more is a remark.
    const isWatched = origin.kind === 'look' && origin.experiment.includes('/effects/');
    expect(changed).toEqual(isWatched ? resting.filter((id) => changed.includes(id)) : resting);
  }
  expect(edits).toBeGreaterThan(10);
});
