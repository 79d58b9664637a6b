import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProfileName } from '../../../spec/profiles.js';
import { mergeCommand } from '../../cli/commands/merge.js';
import { openReference } from '../../cli/judge-target.js';
import { testConsole } from '../../cli/testing/console.test-support.js';
import { normalised } from '../../gate/baseline/signature.js';
import { present } from '../../ground/present.js';
import { readContract } from '../../model/contract/contract.js';
import { sentenceOf } from '../../model/finding.js';
import { fromHar, toHar } from '../../model/har.js';
import { writeRendered } from '../../report/write-rendered.js';
import { run } from '../../run/run.js';
import type { Selection } from '../../run/selection.js';
import { settingsOf } from '../../run/settings.js';
import { reportOn } from '../from-run.js';
import { readBundle, type StoredBundle } from '../read-bundle.js';
import { toWorldRecord } from '../world-record.js';
import { merged } from './merged.js';

const contract = readContract();
const today = new Date('2030-06-15T00:00:00Z');

async function judged(profile: ProfileName, selection?: Selection, seed = 1): Promise<StoredBundle> {
  const given = settingsOf({ profile, seed, credentials: new Map(), ...present({ selection }) });
  const { destination, settings, close } = await openReference(given);
  try {
    const result = await run({ ...settings, destination });
    const report = reportOn(result, { target: 'reference', seed });
    return {
      folder: selection?.shard === undefined ? 'whole' : `shard-${selection.shard.index}`,
      report,
      exchanges: fromHar(toHar(result.exchanges, result.url, '0')),
      world: toWorldRecord(result.lender, result.facts, result.provenCredentials, result.loans),
    };
  } finally {
    await close();
  }
}

const sharded = (profile: ProfileName, of: number, more: Selection = {}) =>
  Promise.all(Array.from({ length: of }, (_, index) => judged(profile, { ...more, shard: { index: index + 1, of } })));

let whole: StoredBundle;
let shards: readonly StoredBundle[];
beforeAll(async () => {
  whole = await judged('core');
  shards = await sharded('core', 3);
});

/** What must not differ: everything but times, ports and ids. */
function essence({ report, exchanges, world }: Omit<StoredBundle, 'folder'>): unknown {
  return {
    report: { ...report, startedAt: '', durationMs: 0, target: '' },
    exchanges: exchanges.map(({ index, origin, request: { method, path }, answer, attempts }) => [
      index,
      origin,
      method,
      normalised(path),
      answer.kind === 'response' ? answer.status : answer.failure,
      attempts,
    ]),
    world: JSON.parse(normalised(JSON.stringify(world))),
  };
}

describe('all the shards of a run', () => {
  test('make what the unsharded run makes', () => {
    expect(whole.report.verdicts.length).toBeGreaterThan(1000);
    expect(shards.every(({ report }) => report.isPartial)).toBe(true);
    const contents = merged(shards, { contract, today });
    expect(contents.report.isPartial).toBe(false);
    expect(essence(contents)).toEqual(essence(whole));
  });

  test('make the same in any order', () => {
    expect(essence(merged([...shards].reverse(), { contract, today }))).toEqual(essence(whole));
  });

  test('make the verdicts of the profile full', async () => {
    const { report } = merged(await sharded('full', 2), { contract, today });
    const { report: expected } = await judged('full');
    // Each shard has a company of its own, so that everything behind it has another number.
    const plain = (verdicts: typeof report.verdicts) =>
      verdicts.map(({ exchanges: _numbers, findings, ...rest }) => [rest, findings.map(sentenceOf)]);
    expect(plain(report.verdicts)).toEqual(plain(expected.verdicts));
    expect([report.counts, report.outcome]).toEqual([expected.counts, expected.outcome]);
  });

  test('stay a selection where only one was judged', async () => {
    const only = ['exclusive.*'];
    const contents = merged(await sharded('safe', 2, { only }), { contract, today });
    expect(contents.report).toMatchObject({ isPartial: true, selection: { only } });
    expect(contents.report.selection).not.toHaveProperty('shard');
    expect(essence(contents)).toEqual(essence(await judged('safe', { only })));
  });

  test('are judged together with a baseline', () => {
    const entries = [{ requirement: 'uuid.malformed-refused', reason: 'known', signature: ['x'] }];
    const { report } = merged(shards, { contract, today, baseline: { entries } });
    expect(report.outcome).toBe('non-conforming');
    expect(report.baseline?.problems).toEqual(['uuid.malformed-refused: passes now; take the entry out']);
  });
});

describe('what are not all the shards of one run', () => {
  const changed = (index: number, change: Partial<StoredBundle['report']>) =>
    shards.map((shard, at) => (at === index ? { ...shard, report: { ...shard.report, ...change } } : shard));

  test.each<[string, () => readonly StoredBundle[], RegExp]>([
    ['an unsharded run', () => [whole], /whole is no shard: it was judged without --shard/],
    ['one that is missing', () => shards.slice(0, 2), /shard 3\/3 is missing/],
    ['one that is given twice', () => [...shards, ...shards.slice(0, 1)], /shard-1 and shard-1 are both shard 1\/3/],
    ['another seed', () => changed(1, { seed: 2 }), /shard-1 and shard-2 are not of one run: the seed is 1 and 2/],
    ['another profile', () => changed(2, { profile: 'safe' }), /the profile is "core" and "safe"/],
    ['another challenge', () => changed(2, { challenge: 'x' }), /the challenge is none and "x"/],
    [
      'another setting',
      () => changed(1, { configuration: { ...shards[1]?.report.configuration, settleMs: 5 } }),
      /the setting settleMs is none and 5/,
    ],
    [
      'another target',
      () =>
        shards.map((shard, index) => ({
          ...shard,
          report: {
            ...shard.report,
            target: `https://${index}.example`,
            configuration: { ...shard.report.configuration, target: 'url' },
          },
        })),
      /the target is "https:\/\/0\.example" and "https:\/\/1\.example"/,
    ],
    [
      'another version of the suite',
      () => changed(0, { suite: { name: 'seam-conformance', version: '9.9.9', specDigest: '' } }),
      /shard-1 was judged by version 9\.9\.9 of the suite/,
    ],
    [
      'a case too few',
      () => changed(1, { verdicts: shards[1]?.report.verdicts.slice(1) ?? [] }),
      /shard-2 is missing .*, which belongs to it/,
    ],
    [
      'a case of another shard',
      () => changed(1, { verdicts: shards[2]?.report.verdicts ?? [] }),
      /shard-2 holds .*, which does not fall to it/,
    ],
    [
      'a baseline that the merged run would be without',
      () => changed(1, { baseline: { covered: [], problems: [] } }),
      /shard-2 was judged with a baseline/,
    ],
  ])('%s is refused', (_title, bundles, message) => {
    expect(() => merged(bundles(), { contract, today })).toThrow(message);
  });
});

describe('the command', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'merge-'));
    for (const shard of await sharded('safe', 2)) {
      const { folder: name, ...contents } = shard;
      await writeRendered(join(folder, name), contents, (text) => text);
    }
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function merge(...args: string[]): Promise<{ code: number | undefined; text: string }> {
    const lines: string[] = [];
    let code: number | undefined;
    const console = testConsole(lines, { cwd: folder, keepsNotes: true });
    await mergeCommand(console, (one) => {
      code = one;
    }).parseAsync(args, { from: 'user' });
    return { code, text: lines.join('\n') };
  }

  test('writes a bundle and exits as run does', async () => {
    const { code, text } = await merge('shard-2', 'shard-1', '--output', 'all');
    expect(code).toBe(0);
    expect(text).toMatch(/conforming .*\n?report: all/);
    expect(text).not.toContain('only a selection');
    expect((await readBundle(join(folder, 'all'))).report.verdicts.length).toBeGreaterThan(500);
    expect(await readFile(join(folder, 'all', 'junit.xml'), 'utf8')).toContain('<testsuites');
  });

  test('writes over no shard', async () => {
    await expect(merge('shard-1', 'shard-2', '--output', 'shard-1')).rejects.toThrow(
      '--output shard-1 is one of the shards',
    );
  });

  test('names a folder that is no bundle', async () => {
    await expect(merge('nowhere', '--output', 'all')).rejects.toThrow('nowhere holds no readable report.json');
  });
});
