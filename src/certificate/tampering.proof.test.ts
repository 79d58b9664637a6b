import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { Har } from 'har-format';
import { beforeAll, describe, expect, test } from 'vitest';
import { type BundleFiles, openBundle } from '../bundle/read-signed.js';
import type { Report } from '../bundle/report.js';
import type { WorldRecord } from '../bundle/world-record.js';
import type { NotedEntry } from '../model/har.js';
import { rejudge } from './rejudge.js';
import { certificateOn, contractOf, sampleBundle } from './sample-bundle.test-support.js';
import { problemsOf } from './verification.js';
import { type VerifyOptions, verify } from './verify.js';

/** Whatever is written to a file of a bundle, open to every edit. */
type Loose = { -readonly [K in keyof Report]: Report[K] } & Record<string, unknown>;
interface LooseBundle {
  readonly report: Loose;
  readonly har: { log: { entries: NotedEntry[]; creator: { version: string } } };
  readonly world: { -readonly [K in keyof WorldRecord]: WorldRecord[K] };
}

interface Tampering {
  readonly name: string;
  /** Of the three files, as they are parsed. */
  readonly edit?: (bundle: LooseBundle) => void;
  /** Of the files as bytes. */
  readonly rewrite?: (files: Map<string, Buffer>) => void;
  readonly options?: () => Partial<VerifyOptions>;
  /** A sentence that names it. */
  readonly named: RegExp;
  /** Whether only a certificate can give it away. */
  readonly needsCertificate?: true;
}

const contract = contractOf('user_identities.delete');
const now = Date.UTC(2030, 0, 1);
const day = 24 * 60 * 60 * 1000;
const ofCertificates = ['signature', 'certificate', 'validity', 'files', 'statement'];
const witness = 'witness: no credentials';
let files: BundleFiles;
let certificate: { readonly text: string; readonly publicKey: KeyObject };

beforeAll(async () => {
  ({ files } = await sampleBundle({ contract, profile: 'core', lender: 'reference' }));
  certificate = certificateOn(files, now);
});

// Edits of what is parsed: types stand in the way of forgery, so it goes around them.
function set(target: object, path: string, value: unknown): void {
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const owner = keys.reduce<Record<string, unknown>>(
    (at, key) => at[key] as Record<string, unknown>,
    target as Record<string, unknown>,
  );
  owner[last] = value;
}

function entry({ har }: LooseBundle, step: string, experiment = 'auth'): NotedEntry {
  const found = har.log.entries.find(
    ({ _conformance: note }) => note.step === step && note.experiment.includes(experiment),
  );
  if (!found) throw new Error(`expected an entry of ${step}`);
  return found;
}

function requestText(bundle: LooseBundle): string {
  return entry(bundle, 'control').request.postData?.text ?? '';
}

function verdict({ report }: LooseBundle, requirement = 'auth.missing-refused') {
  const found = report.verdicts.find((one) => one.requirement === requirement);
  if (!found) throw new Error(`expected a verdict on ${requirement}`);
  return found;
}

function renumber({ har }: LooseBundle): void {
  for (const [index, one] of har.log.entries.entries()) set(one, '_conformance.index', index);
}

const tamperings: readonly Tampering[] = [
  {
    name: 'the outcome of a verdict',
    edit: (bundle) => set(verdict(bundle), 'outcome', 'inapplicable'),
    named:
      /report\.json: verdict on user_identities\.delete\/auth\.missing-refused.*outcome: expected "pass", received "inapplicable"/,
  },
  {
    name: 'the level of a requirement',
    edit: (bundle) => set(verdict(bundle), 'level', 'SHOULD'),
    named: /verdict on .*level: expected "MUST", received "SHOULD"/,
  },
  {
    name: 'the requirement of a verdict',
    edit: (bundle) => set(verdict(bundle), 'requirement', 'error.envelope'),
    named: /verdict on .*requirement: expected "auth\.missing-refused"/,
  },
  {
    name: 'the findings of a verdict',
    edit: (bundle) => set(verdict(bundle), 'findings', ['all is well']),
    named: /verdict on .*findings\[0\]: expected nothing, received "all is well"/,
  },
  {
    name: 'the control of a verdict',
    edit: (bundle) => set(verdict(bundle), 'control', 'weak'),
    named: /verdict on .*control: expected "accepted", received "weak"/,
  },
  {
    name: 'the exchanges of a verdict',
    edit: (bundle) => set(verdict(bundle), 'exchanges', [0]),
    named: /verdict on .*exchanges\[0\]: expected \d+, received 0/,
  },
  {
    name: 'a verdict left out',
    edit: ({ report }) => set(report, 'verdicts', report.verdicts.slice(1)),
    named: /verdict on .*: expected one, it is missing/,
  },
  {
    name: 'a verdict made up',
    edit: ({ report }) =>
      set(report, 'verdicts', [
        ...report.verdicts,
        { ...report.verdicts[0], case: 'user_identities.delete/made.up/case' },
      ]),
    named: /verdict on user_identities\.delete\/made\.up\/case: expected none/,
  },
  {
    name: 'a verdict given twice',
    edit: ({ report }) => set(report, 'verdicts', [...report.verdicts, report.verdicts[0]]),
    named: /expected one for each case, received several/,
  },
  {
    name: 'verdicts in another order',
    edit: ({ report }) => set(report, 'verdicts', report.verdicts.toReversed()),
    named: /report\.json: verdicts\[0\]\.case: expected/,
  },
  {
    name: 'the status of a refusal',
    edit: (bundle) => set(entry(bundle, witness), 'response.status', 200),
    named: /verdict on user_identities\.delete\/.*outcome: expected "/,
  },
  {
    name: 'the status of a control, from 200 to 400',
    edit: (bundle) => set(entry(bundle, 'control'), 'response.status', 400),
    named: /verdict on .*outcome: expected "inconclusive", received "pass"/,
  },
  {
    name: 'the body of a success',
    edit: (bundle) => {
      const success = entry(bundle, 'control', 'void-response');
      set(success, 'response.content.text', '{"ok":false}');
      set(success, 'response.content.size', 12);
      set(success, 'response.bodySize', 12);
    },
    named: /verdict on .*void\.ok-true.*outcome: expected "fail", received "pass"/,
  },
  {
    name: 'the length of a body that was not edited with it',
    edit: (bundle) => set(entry(bundle, witness), 'response.content.size', 1),
    named: /exchanges\.har: log\.entries\[\d+\]\.response\.content\.size: expected \d+, received 1/,
  },
  {
    name: 'a header of an answer',
    edit: (bundle) =>
      set(
        entry(bundle, 'control', 'void-response'),
        'response.headers',
        entry(bundle, 'control', 'void-response').response.headers.map((one) =>
          one.name === 'content-type' ? { ...one, value: 'text/html' } : one,
        ),
      ),
    named: /verdict on .*void\.json.*outcome: expected "fail", received "pass"/,
  },
  {
    name: 'an answer that never came',
    edit: (bundle) => set(entry(bundle, 'control'), '_conformance.failure', 'timeout'),
    named: /exchanges\.har: log\.entries|verdict on .*outcome/,
  },
  {
    name: 'the body of a request',
    edit: (bundle) =>
      set(entry(bundle, 'control'), 'request.postData.text', requestText(bundle).replace(/[0-9a-f]{8}-/, '00000000-')),
    named: /exchange \d+ \(user_identities\.delete\/.*, control\): request\.body: expected .*, received/,
  },
  {
    name: 'a header of a request',
    edit: (bundle) =>
      set(entry(bundle, witness), 'request.headers', [
        ...entry(bundle, witness).request.headers,
        { name: 'authorization', value: 'Bearer {{api-key}}' },
      ]),
    named: /request\.headers\.authorization: expected nothing, received "Bearer \{\{api-key\}\}"/,
  },
  {
    name: 'the method of a request',
    edit: (bundle) => set(entry(bundle, 'control'), 'request.method', 'DELETE'),
    named: /control\): request\.method: expected "POST", received "DELETE"/,
  },
  {
    name: 'the path of a request',
    edit: (bundle) =>
      set(entry(bundle, 'control'), 'request.url', entry(bundle, 'control').request.url.replace('delete', 'get')),
    named: /control\): request\.path: expected "\/user_identities\/delete", received "\/user_identities\/get"/,
  },
  {
    name: 'the host of a request',
    edit: (bundle) => set(entry(bundle, 'control'), 'request.url', 'http://elsewhere.example/user_identities/delete'),
    named: /exchanges\.har: log\.entries\[\d+\]\.request\.url: expected/,
  },
  {
    name: 'two requests swapped',
    edit: (bundle) => {
      const [one, other] = [entry(bundle, witness), entry(bundle, 'control')];
      const request = { ...one.request };
      set(one, 'request', other.request);
      set(other, 'request', request);
    },
    named: /request\.headers\.authorization: expected/,
  },
  {
    name: 'two answers swapped',
    edit: (bundle) => {
      const [one, other] = [entry(bundle, witness), entry(bundle, 'control')];
      const response = { ...one.response };
      set(one, 'response', other.response);
      set(other, 'response', response);
    },
    named: /verdict on .*outcome: expected/,
  },
  {
    name: 'an exchange dropped',
    edit: ({ har }) => void har.log.entries.splice(20, 1),
    named: /the exchange is missing/,
  },
  {
    name: 'an exchange dropped, the others renumbered',
    edit: (bundle) => {
      bundle.har.log.entries.splice(20, 1);
      renumber(bundle);
    },
    named: /the exchange is missing/,
  },
  {
    name: 'an exchange repeated',
    edit: (bundle) => {
      bundle.har.log.entries.splice(20, 0, structuredClone(bundle.har.log.entries[20]) as NotedEntry);
      renumber(bundle);
    },
    named: /expected no such exchange, received one that the run does not send/,
  },
  {
    name: 'an exchange made up',
    edit: (bundle) => {
      const made = structuredClone(bundle.har.log.entries[20]) as NotedEntry;
      set(made, '_conformance.step', 'one more');
      bundle.har.log.entries.push(made);
      renumber(bundle);
    },
    named: /one more\): expected no such exchange/,
  },
  {
    name: 'an exchange of the world made up',
    edit: (bundle) => {
      const made = structuredClone(bundle.har.log.entries[0]) as NotedEntry;
      set(made, '_conformance.step', 'workspace of client-session-token');
      bundle.har.log.entries.splice(1, 0, made);
      renumber(bundle);
    },
    named: /workspace of client-session-token\): expected no such exchange/,
  },
  {
    name: 'exchanges in another order',
    edit: (bundle) => {
      bundle.har.log.entries.push(...bundle.har.log.entries.splice(20, 1));
      renumber(bundle);
    },
    named: /exchanges\.har: order|verdict on .*exchanges/,
  },
  {
    name: 'the numbers of exchanges',
    edit: (bundle) => set(bundle.har.log.entries[5] as NotedEntry, '_conformance.index', 500),
    named: /exchanges\.har: (?:log\.entries\[5\]|number of exchange)/,
  },
  {
    name: 'how often a request was sent',
    edit: (bundle) => set(entry(bundle, 'control'), '_conformance.attempts', 3),
    named: /exchanges\.har: expected the bytes that were certified/,
    needsCertificate: true,
  },
  {
    name: 'when a request was sent',
    edit: (bundle) => set(entry(bundle, 'control'), 'startedDateTime', '2020-01-01T00:00:00.000Z'),
    named: /exchanges\.har: expected the bytes that were certified/,
    needsCertificate: true,
  },
  {
    name: 'the configuration',
    edit: ({ report }) => set(report, 'configuration.concurrency', 1),
    named: /predicate\.configuration\.configuration/,
    needsCertificate: true,
  },
  {
    name: 'a claim in the configuration',
    edit: ({ report }) => set(report, 'configuration.claims.personalAccessToken', false),
    named: /report\.json: configuration\.claims\.personalAccessToken: expected true, received false/,
  },
  {
    name: 'a claim of the world',
    edit: ({ world }) => set(world, 'facts.claims.personalAccessToken', false),
    named: /verdict on .*auth\.personal-access-token.*outcome: expected "inapplicable", received "pass"/,
  },
  {
    name: 'another seed',
    edit: ({ report }) => set(report, 'seed', 8),
    named: /run id of the requests .*seed 8/,
  },
  {
    name: 'another challenge in the report',
    edit: ({ report }) => set(report, 'challenge', 'grey heron'),
    named: /run id of the requests .*challenge grey heron/,
  },
  {
    name: 'no challenge any more',
    edit: ({ report }) => set(report, 'challenge', undefined),
    named: /run id of the requests .*challenge none/,
  },
  {
    name: 'another run id',
    edit: ({ report }) => set(report, 'runId', '0123456789abcdef'),
    named: /report\.json: runId: expected/,
  },
  {
    name: 'another profile',
    edit: ({ report }) => set(report, 'profile', 'full'),
    named: /report\.json: profile: expected "core", received "full"/,
  },
  {
    name: 'another target',
    edit: ({ report }) => set(report, 'target', 'https://vendor.example'),
    named: /request\.url: expected "https:\/\/vendor\.example/,
  },
  {
    name: 'another version of the suite',
    edit: ({ report }) => set(report, 'suite.version', '9.9.9'),
    named: /report\.json: suite version: expected ".*", received "9\.9\.9"/,
  },
  {
    name: 'another contract',
    edit: ({ report }) => set(report, 'suite.specDigest', `sha256:${'0'.repeat(64)}`),
    named: /report\.json: digest of openapi\.yaml: expected/,
  },
  {
    name: 'a count',
    edit: ({ report }) => set(report, 'counts.MUST.pass', 9999),
    named: /report\.json: counts\.MUST\.pass: expected \d+, received 9999/,
  },
  {
    name: 'the outcome',
    edit: ({ report }) => set(report, 'outcome', 'undetermined'),
    named: /report\.json: outcome: expected "conforming", received "undetermined"/,
  },
  {
    name: 'the number of requests',
    edit: ({ report }) => set(report, 'requests', 3),
    named: /report\.json: requests: expected \d+, received 3/,
  },
  {
    name: 'what was not claimed',
    edit: ({ report }) => set(report, 'notClaimed', []),
    named: /report\.json: notClaimed\[0\]: expected/,
  },
  {
    name: 'a partial run passed off as a whole one, and the other way round',
    edit: ({ report }) => set(report, 'isPartial', true),
    named: /report\.json: isPartial: expected false, received true/,
  },
  {
    name: 'residue',
    edit: ({ report }) => set(report, 'residue', { created: 4, removed: 4, left: [] }),
    named: /report\.json: residue\.created: expected 0, received 4/,
  },
  {
    name: 'a baseline slipped in',
    edit: ({ report }) => set(report, 'baseline', { covered: [verdict({ report } as LooseBundle).case], problems: [] }),
    named: /predicate\.configuration\.baseline/,
    needsCertificate: true,
  },
  {
    name: 'a member slipped in',
    edit: ({ report }) => set(report, 'approvedBy', 'somebody'),
    named: /report\.json: approvedBy: expected nothing, received "somebody"/,
  },
  {
    name: 'a lent id',
    edit: ({ world }) => {
      const [key = ''] = Object.keys(world.loans);
      set(world.loans[key]?.scene?.ids ?? {}, 'user_identity_id', '00000000-0000-4000-8000-000000000000');
    },
    named: /request\.body: expected .*00000000-0000-4000-8000-000000000000/,
  },
  {
    name: 'the strength of a loan',
    edit: ({ world }) => set(world.loans[Object.keys(world.loans)[0] ?? ''] ?? {}, 'lending.strength', 'weak'),
    named: /world\.json: loans\..*lending\.strength: expected "strong", received "weak"/,
  },
  {
    name: 'a loan left out',
    edit: ({ world }) => set(world, 'loans', Object.fromEntries(Object.entries(world.loans).slice(1))),
    named: /world\.json: loans: expected one for .*, it is missing/,
  },
  {
    name: 'the lender',
    edit: ({ world }) => set(world, 'lender', 'api'),
    named: /exchanges\.har: lend:.*the exchange is missing/,
  },
  {
    name: 'a proven credential',
    edit: ({ world }) => set(world, 'provenCredentials', []),
    named: /world\.json: provenCredentials\[0\]: expected "api-key", received nothing/,
  },
  {
    name: 'report.json written anew with the same content',
    rewrite: (all) =>
      void all.set('report.json', Buffer.from(JSON.stringify(JSON.parse(String(all.get('report.json')))))),
    named: /report\.json: expected the bytes that were certified/,
    needsCertificate: true,
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
    named: /world\.json: expected what the suite writes, it must have required property/,
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
    named: /signature: expected one by the key .*, received one by nobody/,
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
        Buffer.from(String(all.get('exchanges.har')).replaceAll(/("time": )[\d.]+/g, '$17')),
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

function tamperedFiles({ edit, rewrite }: Tampering): BundleFiles {
  const changed = new Map(files);
  rewrite?.(changed);
  if (!edit) return changed;
  const parsed = (name: string) => JSON.parse(String(files.get(name)));
  const bundle = { report: parsed('report.json'), har: parsed('exchanges.har') as Har, world: parsed('world.json') };
  edit(bundle as unknown as LooseBundle);
  for (const [name, value] of [
    ['report.json', bundle.report],
    ['exchanges.har', bundle.har],
    ['world.json', bundle.world],
  ] as const) {
    changed.set(name, Buffer.from(`${JSON.stringify(value, undefined, 2)}\n`));
  }
  return changed;
}

describe('tampering is named', () => {
  test('in at least forty ways', () => {
    expect(tamperings.length).toBeGreaterThanOrEqual(40);
    expect(new Set(tamperings.map(({ name }) => name)).size).toBe(tamperings.length);
  });

  test.each(tamperings)('$name', async (tampering) => {
    const changed = tamperedFiles(tampering);
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

  test('a certificate left out where a key is given', async () => {
    const problems = problemsOf(await verify({ files, contract, now, publicKey: certificate.publicKey }));
    expect(problems).toEqual([expect.stringContaining('expected a certificate')]);
  });
});

test('one answer edited from 200 to 400 changes exactly the verdicts that rest on it', () => {
  const { bundle } = openBundle(files);
  if (bundle?.kind !== 'server') throw new Error('expected the bundle of a server');
  const before = new Map(rejudge(bundle, contract).verdicts.map((verdict) => [verdict.case, verdict]));
  let edits = 0;
  for (const { index, experiment, answer } of bundle.exchanges) {
    if (experiment === 'world' || answer.kind !== 'response' || answer.status !== 200) continue;
    edits += 1;
    const exchanges = bundle.exchanges.map((one) =>
      one.index === index ? { ...one, answer: { ...answer, status: 400 } } : one,
    );
    const after = rejudge({ ...bundle, exchanges }, contract).verdicts;
    const changed = after.filter((one) => one.outcome !== before.get(one.case)?.outcome).map((one) => one.case);
    const resting = [...before.values()].filter((one) => one.exchanges.includes(index)).map((one) => one.case);
    expect(changed).toEqual(resting);
  }
  expect(edits).toBeGreaterThan(10);
});
