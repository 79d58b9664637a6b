import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Handle } from '../../fixtures/handle.js';
import { openInjected } from '../../fixtures/kill-matrix/injected-transport.js';
import { createReference } from '../../fixtures/reference/reference.js';
import { listen } from '../../fixtures/serve.js';
import type { BundleFiles } from '../bundle/bundle-file.js';
import { readFiles } from '../bundle/read-bundle.js';
import type { Report } from '../bundle/report.js';
import type { OpenTransport } from '../run/transport/transport.js';
import { certificateOn, contractOf, sampleBundle } from './sample-bundle.test-support.js';
import { problemsOf } from './verification.js';
import { type VerifyOptions, verify } from './verify.js';

const contract = contractOf('user_identities.delete');
const now = Date.UTC(2030, 0, 1);
let folder: string;
let files: BundleFiles;
let certificate: ReturnType<typeof certificateOn>;

beforeAll(async () => {
  ({ folder, files } = await sampleBundle({ contract, profile: 'core', lender: 'reference' }));
  certificate = certificateOn(files, now);
});

function signed(changed: BundleFiles = files, options: Partial<VerifyOptions> = {}): VerifyOptions {
  const { text, publicKey } = certificate;
  return { files: changed, contract, now, publicKey, certificate: { file: 'certificate.dsse.json', text }, ...options };
}

async function problems(options: VerifyOptions): Promise<readonly string[]> {
  return problemsOf(await verify(options));
}

describe('an untouched bundle', () => {
  test('verifies, every check being made', async () => {
    const checks = await verify(signed(files, { challenge: 'blue heron' }));
    expect(problemsOf(checks)).toEqual([]);
    expect(checks.map(({ state }) => state)).not.toContain('unchecked');
    expect(checks.length).toBeGreaterThan(10);
  });

  test('verifies without a certificate, saying that nobody signed', async () => {
    const checks = await verify({ files, contract, now });
    expect(problemsOf(checks)).toEqual([]);
    expect(checks.filter(({ state }) => state === 'unchecked').map(({ name }) => name)).toEqual(['signature']);
  });

  test('verifies in another folder and in other time zones', async () => {
    const copy = await mkdtemp(join(tmpdir(), 'seam-conformance-copy-'));
    await cp(folder, copy, { recursive: true });
    const zone = process.env.TZ;
    try {
      for (const other of ['Pacific/Kiritimati', 'America/St_Johns', 'UTC']) {
        process.env.TZ = other;
        expect(await problems(signed(await readFiles(copy)))).toEqual([]);
      }
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });
});

describe('untouched bundles of other runs verify', () => {
  test('of scenarios over the public API, where what is lent is followed too', async () => {
    const { files: lent } = await sampleBundle({
      contract,
      profile: 'full',
      lender: 'api',
      run: { claims: { alternates: true }, concurrency: 32 },
    });
    expect(await problems({ files: lent, contract, now })).toEqual([]);
    const renamed = edited(lent, 'exchanges.har', (text) => text.replace(/(full_name\\":\\")[A-Z]/, '$1_'));
    expect(await problems({ files: renamed, contract, now })).toContainEqual(expect.stringMatching(/lend:.*full_name/));
    const remade = edited(lent, 'world.json', (text) => text.replace(/("A":")[0-9a-f]{8}/, '$100000000'));
    expect(await problems({ files: remade, contract, now })).toContainEqual(
      expect.stringMatching(/^world\.json: loans\..*ids\.A/),
    );
  });

  test('of a target that takes its time, looked at several times', async () => {
    const slow = (handle: Handle): Handle => {
      return async (request) => {
        if (
          request.path !== '/user_identities/delete' ||
          !request.headers['seam-conformance-case']?.includes('effect.delete:')
        ) {
          return handle(request);
        }
        setTimeout(() => void handle(request), 100);
        return { status: 200, body: { ok: true } };
      };
    };
    const polled = await sampleBundle({
      contract,
      profile: 'full',
      lender: 'api',
      around: slow,
      run: { selection: { only: ['effect.delete'] } },
    });
    const looks =
      polled.files
        .get('exchanges.har')
        ?.toString()
        .match(/"step":"after: identity A"/g)?.length ?? 0;
    expect(looks).toBeGreaterThan(1);
    expect(await problems({ files: polled.files, contract, now })).toEqual([]);
  });

  test('of a run of some cases, of one that was stopped, of one that lost its target, and of one without ids', async () => {
    const runs = [
      { profile: 'core', lender: 'reference', run: { selection: { only: ['auth.*'] } } },
      { profile: 'core', lender: 'api', run: { maxRequests: 60 } },
      // Some of what is to be lent still waits for its turn when the target is lost.
      { profile: 'core', lender: 'api', run: { openTransport: lostAfter(60), rate: 500, concurrency: 32 } },
      { profile: 'safe', lender: 'reference', run: {} },
    ] as const;
    for (const options of runs) {
      const { files: other } = await sampleBundle({ contract, ...options });
      expect(await problems({ files: other, contract, now }), JSON.stringify(options)).toEqual([]);
    }
  });

  test('of answers that are more than the evidence holds, which fails nothing', async () => {
    const padded = (handle: Handle): Handle => {
      return async (request) => {
        const answer = await handle(request);
        return {
          ...answer,
          body: typeof answer.body === 'object' ? { ...answer.body, padding: 'x'.repeat(5000) } : answer.body,
        };
      };
    };
    const { files: large } = await sampleBundle({
      contract,
      profile: 'core',
      lender: 'reference',
      around: padded,
      run: { evidenceBytes: 200_000 },
    });
    expect(await problems({ files: large, contract, now })).toEqual([]);
    const { verdicts } = JSON.parse(String(large.get('report.json'))) as Report;
    expect(verdicts.filter(({ outcome, level }) => outcome === 'fail' && level === 'MUST')).toEqual([]);
    const open = verdicts.filter(({ outcome, attribution }) => outcome === 'inconclusive' && attribution === 'suite');
    expect(new Set(open.map(({ requirement }) => requirement))).toContain('error.leaks-nothing');
    expect(open.map(({ requirement }) => requirement)).not.toContain('uuid.malformed-refused');
  });

  test('of a target behind a path', async () => {
    const { handle } = await createReference();
    const { url, close } = await listen((request) =>
      handle({ ...request, path: request.path.replace(/^\/v1\/seam/, '') }),
    );
    const run = { destination: `${url}/v1/seam`, selection: { only: ['required.*', 'method.served'] } };
    const { files: based } = await sampleBundle({ contract, profile: 'core', lender: 'api', run }).finally(close);
    expect(based.get('exchanges.har')?.toString()).toContain('/v1/seam/user_identities/delete');
    expect(await problems({ files: based, contract, now })).toEqual([]);
  });
});

/** Answers so many requests, and speaks another protocol from then on. */
function lostAfter(requests: number): OpenTransport {
  return async (...of) => {
    const transport = await openInjected(...of);
    let left = requests;
    return {
      ...transport,
      async send(request) {
        left -= 1;
        return left < 0 ? { kind: 'failure', failure: 'not-http', detail: 'no HTTP' } : transport.send(request);
      },
    };
  };
}

function edited(from: BundleFiles, name: string, edit: (text: string) => string): BundleFiles {
  const before = from.get(name)?.toString('utf8') ?? '';
  const after = edit(before);
  if (after === before) throw new Error(`expected the edit to change ${name}`);
  return new Map([...from, [name, Buffer.from(after)]]);
}
