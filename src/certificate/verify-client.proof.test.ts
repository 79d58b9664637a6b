import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { clientOf, mutantClients } from '../../fixtures/mutant-clients/index.js';
import type { BundleFiles } from '../bundle/bundle-file.js';
import { openBundle, readFiles } from '../bundle/read-bundle.js';
import type { Report } from '../bundle/report.js';
import { observe } from '../clients/observe/observe.js';
import type { ClientRecord } from '../model/client-record.js';
import { writeClientBundle } from '../report/write-client-bundle.js';
import { regrade } from './regrade.js';
import { certificateOn, contractOf, sampleClientBundle } from './sample-bundle.test-support.js';
import { problemsOf } from './verification.js';
import { type VerifyOptions, verify } from './verify.js';

const contract = contractOf('user_identities.delete');
const now = Date.UTC(2030, 0, 1);
let files: BundleFiles;
beforeAll(async () => {
  ({ files } = await sampleClientBundle({ contract }));
});

async function problems(changed: BundleFiles, options: Partial<VerifyOptions> = {}): Promise<readonly string[]> {
  return problemsOf(await verify({ files: changed, contract, now, ...options }));
}

describe('the bundle of a client verifies', () => {
  test('with a certificate on every file', async () => {
    const { text, publicKey } = certificateOn(files, now);
    const certificate = { file: 'certificate.dsse.json', text };
    const checks = await verify({ files, contract, now, publicKey, certificate, challenge: 'blue heron' });
    expect(problemsOf(checks)).toEqual([]);
    expect(checks.map(({ state }) => state)).not.toContain('unchecked');
    const fewer = [...files].filter(([name]) => name !== 'output.txt');
    expect(await problems(new Map(fewer), { publicKey, certificate })).toContainEqual(
      expect.stringContaining('output.txt: expected the file that was certified'),
    );
  });

  test('of a client that does not conform, of some cases, and of one that never answers', async () => {
    const mutant = mutantClients.find(({ requirement }) => requirement === 'secret.not-on-redirect');
    if (!mutant) throw new Error('expected a mutant that follows redirects');
    const silent = { ...clientOf('canonical'), call: async () => ({ kind: 'silent', seen: 'nothing' }) as const };
    for (const options of [{ driver: clientOf(mutant) }, { only: ['failure.*'] }, { driver: silent }]) {
      const { files: other } = await sampleClientBundle({ contract, ...options });
      expect(await problems(other)).toEqual([]);
    }
  });

  test('of a command that was observed, whose answers nothing prescribes', async () => {
    const code = `await fetch(process.env.SEAM_ENDPOINT + '/user_identities/delete', { method: 'POST',
      headers: { authorization: 'Bearer ' + process.env.SEAM_API_KEY, 'content-type': 'application/json' },
      body: '{"user_identity_id":"b0a1c2d3-4e5f-4a6b-8c7d-9e0f1a2b3c4d"}' }); console.log('sent')`;
    const folder = await mkdtemp(join(tmpdir(), 'seam-conformance-observed-bundle-'));
    await writeClientBundle(
      folder,
      await observe({ command: [process.execPath, '--input-type=module', '-e', code], contract }),
    );
    const other = await readFiles(folder);
    const checks = await verify({ files: other, contract, now });
    expect(problemsOf(checks)).toEqual([]);
    expect(checks.filter(({ state }) => state === 'unchecked').map(({ name }) => name)).toEqual([
      'signature',
      'answers',
    ]);
    const edited = changed(other, 'arrivals.json', (record: Arrivals) => {
      at(record, 'observed').method = 'PATCH';
    });
    expect(await problems(edited)).toContainEqual(expect.stringContaining('request.documented-form'));
  });
});

type Loose<T> = { -readonly [K in keyof T]: Loose<T[K]> };
type Calls = Loose<ClientRecord['calls']>;
type Arrivals = Loose<ClientRecord['arrivals']>;

const first = 'user_identities.delete/client-requests/';

function keyOf(record: object, start: string): string {
  const key = Object.keys(record).find((one) => one.startsWith(start));
  if (key === undefined) throw new Error(`expected a trial ${start}…`);
  return key;
}

function at(record: Arrivals, start: string) {
  const arrival = record[keyOf(record, start)]?.arrivals[0];
  if (!arrival) throw new Error(`expected an arrival in ${start}…`);
  return arrival;
}

function changed<T>(from: BundleFiles, name: string, edit: (value: T) => void): BundleFiles {
  const value = JSON.parse(from.get(name)?.toString('utf8') ?? '');
  edit(value);
  return new Map([...from, [name, Buffer.from(`${JSON.stringify(value, undefined, 2)}\n`)]]);
}

interface Tampering {
  readonly name: string;
  readonly edit: (from: BundleFiles) => BundleFiles;
  readonly named: RegExp;
}

const inReport = (edit: (report: Loose<Report>) => void) => (from: BundleFiles) => changed(from, 'report.json', edit);
const inCalls = (edit: (calls: Calls) => void) => (from: BundleFiles) => changed(from, 'calls.json', edit);
const inArrivals = (edit: (arrivals: Arrivals) => void) => (from: BundleFiles) => changed(from, 'arrivals.json', edit);
const without = (name: string) => (from: BundleFiles) => new Map([...from].filter(([one]) => one !== name));
const rewritten = (name: string, text: string) => (from: BundleFiles) => new Map([...from, [name, Buffer.from(text)]]);

const tamperings: readonly Tampering[] = [
  {
    name: 'the outcome of a verdict',
    edit: inReport(({ verdicts }) => Object.assign(verdicts[0] ?? {}, { outcome: 'inapplicable' })),
    named: /^report\.json: verdict on .*: outcome: expected "pass", received "inapplicable"/,
  },
  {
    name: 'a verdict left out',
    edit: inReport((report) => void report.verdicts.splice(3, 1)),
    named: /^report\.json: verdict on .*: expected one, it is missing/,
  },
  {
    name: 'the outcome of the run',
    edit: inReport((report) => Object.assign(report, { outcome: 'non-conforming' })),
    named: /^report\.json: outcome: expected "conforming", received "non-conforming"/,
  },
  {
    name: 'the name of the client',
    edit: inReport((report) => Object.assign(report, { target: 'another client 9.9.9' })),
    named: /^report\.json: target: expected/,
  },
  {
    name: 'the seed',
    edit: inReport((report) => Object.assign(report, { seed: 8 })),
    named: /^report\.json: (?:runId|verdict on)/,
  },
  {
    name: 'the challenge',
    edit: inReport((report) => Object.assign(report, { challenge: 'grey heron' })),
    named: /^report\.json: verdict on .*parameters-unchanged.*: outcome: expected "fail", received "pass"/,
  },
  {
    name: 'a run of some cases passed off as whole',
    edit: inReport((report) => Object.assign(report, { selection: { only: ['request.*'] } })),
    named: /^report\.json: verdict on .*: unexpected verdict, the suite has no such case here/,
  },
  {
    name: 'what the client said of a failure',
    edit: inCalls((calls) => {
      calls[keyOf(calls, 'user_identities.delete/client-failures/')] = { kind: 'returned' };
    }),
    named: /^report\.json: verdict on .*failure\..*outcome: expected "fail", received "pass"/,
  },
  {
    name: 'a call left out',
    edit: inCalls((calls) => void delete calls[keyOf(calls, first)]),
    named: /^calls\.json: user_identities\.delete\/client-requests\/.*: expected a record of it, it is missing/,
  },
  {
    name: 'a call made up',
    edit: inCalls((calls) => Object.assign(calls, { 'user_identities.delete/made-up': { kind: 'returned' } })),
    named: /^calls\.json: user_identities\.delete\/made-up: unexpected verdict/,
  },
  {
    name: 'a call in a form of its own',
    edit: inCalls((calls) => Object.assign(calls[keyOf(calls, first)] ?? {}, { kind: 'liked' })),
    named: /^calls\.json: expected what the suite writes; .*kind: expected/,
  },
  {
    name: 'the method of a request',
    edit: inArrivals((arrivals) => Object.assign(at(arrivals, first), { method: 'PATCH' })),
    named: /^exchanges\.har: log\.entries\[0\]\.request\.method: expected "PATCH", received/,
  },
  {
    name: 'a header of a request',
    edit: inArrivals((arrivals) => {
      at(arrivals, first).headers = [['authorization', 'Bearer x']];
    }),
    named: /^report\.json: verdict on .*credential\.bearer|^exchanges\.har: .*headers/,
  },
  {
    name: 'an answer that the script does not have',
    edit: inArrivals((arrivals) => Object.assign(at(arrivals, first).answer, { body: '{"ok":true,"free":"beer"}' })),
    named: /^arrivals\.json: user_identities\.delete\/client-requests\/.*: arrivals\[0\]\.answer\.body: expected/,
  },
  {
    name: 'an arrival left out',
    edit: inArrivals((arrivals) => {
      const trial = arrivals[keyOf(arrivals, first)];
      if (trial) trial.arrivals = [];
    }),
    named: /^report\.json: verdict on .*outcome: expected "(?:fail|inconclusive)", received "pass"/,
  },
  {
    name: 'the request in the archive alone',
    edit: (from) =>
      changed(from, 'exchanges.har', (har: { log: { entries: { request: { method: string } }[] } }) => {
        Object.assign(har.log.entries[2]?.request ?? {}, { method: 'GET' });
      }),
    named: /^exchanges\.har: log\.entries\[2\]\.request\.method: expected .*, received "GET"/,
  },
  {
    name: 'a token taken into the output',
    edit: rewritten('output.txt', 'token {{api-key}}\n'),
    named: /^report\.json: verdict on all-operations\/secret\.not-in-output\/whole-run: outcome: expected "fail"/,
  },
  { name: 'the output left out', edit: without('output.txt'), named: /^output\.txt: expected a file of the bundle/ },
  { name: 'the arrivals left out', edit: without('arrivals.json'), named: /^arrivals\.json: expected a file/ },
  {
    name: 'calls cut off',
    edit: rewritten('calls.json', '{"a":'),
    named: /^calls\.json: expected JSON, it is cut off/,
  },
  {
    name: 'the page for people',
    edit: rewritten('summary.md', 'All is well.\n'),
    named: /^summary\.md: expected/,
  },
  {
    name: 'another version of the suite',
    edit: inReport(({ suite }) => Object.assign(suite, { version: '0.0.1' })),
    named: /^report\.json: suite version: expected/,
  },
];

describe('tampering with the bundle of a client is named', () => {
  test.each(tamperings)('$name', async ({ edit, named }) => {
    expect(await problems(edit(files))).toContainEqual(expect.stringMatching(named));
  });
});

test('the evidence is judged again by the installed suite', () => {
  const regraded = (from: BundleFiles) => {
    const { bundle } = openBundle(from);
    if (!bundle) throw new Error('expected a bundle');
    return regrade(bundle, contract);
  };
  expect(regraded(files)).toEqual({
    outcome: { was: 'conforming', would: 'conforming' },
    changed: [],
    added: [],
    gone: [],
  });
  const said = inCalls((calls) => {
    calls[keyOf(calls, 'user_identities.delete/client-failures/')] = { kind: 'returned' };
  });
  const { outcome, changed: changes } = regraded(said(files));
  expect(outcome.would).toBe('non-conforming');
  expect(new Set(changes.map(({ was }) => was))).toEqual(new Set(['pass']));
  expect(changes).toContainEqual(expect.objectContaining({ would: 'fail' }));
});
