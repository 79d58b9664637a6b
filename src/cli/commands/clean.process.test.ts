import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Handle, Reply } from '../../../fixtures/handle.js';
import { createReference, type Reference } from '../../../fixtures/reference/reference.js';
import { referenceCredentials } from '../../../fixtures/reference/seed.js';
import { type Store, snapshot } from '../../../fixtures/reference/store.js';
import { listen } from '../../../fixtures/serve.js';
import { seededFaker } from '../../ground/seeded-faker.js';
import { journalFolder } from '../../run/journal/journal.js';
import { run } from '../../run/run.js';
import type { RunResult } from '../../run/run-result.js';
import { embeddedCredentials } from '../judge-target.js';
import { emptyFolder } from '../testing/command.js';
import { testConsole } from '../testing/console.test-support.js';
import { cleanCommand } from './clean.js';

const refusal = (status: number, type: string): Reply => ({ status, body: { error: { type, message: 'No' } } });
const pageLength = 5;

/** A target that knows no identity by the key that was given to it, and lists a few of them at a time. */
function withoutLookup(next: Handle, answer: Reply): Handle {
  return async (request) => {
    const { user_identity_key: key, page_cursor: cursor } = JSON.parse(
      request.headers['content-type'] === 'application/json' ? (request.body ?? '{}') : '{}',
    ) as Record<string, unknown>;
    if (request.path === '/user_identities/get' && key !== undefined) return answer;
    const reply = await next(request);
    if (request.path !== '/user_identities/list') return reply;
    const { user_identities: rows } = reply.body as { readonly user_identities: readonly unknown[] };
    const end = Number(cursor ?? 0) + pageLength;
    return {
      ...reply,
      body: {
        user_identities: rows.slice(end - pageLength, end),
        pagination: { has_next_page: end < rows.length, next_page_cursor: end < rows.length ? String(end) : null },
      },
    };
  };
}

/** What there was at one moment of a run: the journals on the disk, and the state of the target. */
interface Moment {
  readonly journals: ReadonlyMap<string, string>;
  readonly store: string;
}

/** A target of its own, whose handle a test puts something before. */
interface Tried {
  readonly reference: Reference;
  readonly url: string;
  readonly carriedOut: Handle;
  /** Of the state without anything of a run. */
  readonly before: string;
  handle: Handle;
}

const closing: (() => Promise<void>)[] = [];
afterAll(() => Promise.all(closing.map((close) => close())));

async function tried(answer: Reply): Promise<Tried> {
  const reference = await createReference();
  const carriedOut = withoutLookup(reference.handle, answer);
  const served = await listen((request) => target.handle(request));
  closing.push(served.close);
  const target = { reference, url: served.url, carriedOut, before: snapshot(reference.store), handle: carriedOut };
  return target;
}

function judged({ url }: Tried, journalFolder: string, seed: number, only: string): Promise<RunResult> {
  const selection = { only: [only] };
  const credentials = embeddedCredentials;
  return run({ destination: url, profile: 'full', credentials, seed, selection, journalFolder });
}

function journalsIn(cwd: string): ReadonlyMap<string, string> {
  const folder = join(cwd, journalFolder);
  const names = readdirSync(cwd).includes(journalFolder) ? readdirSync(folder) : [];
  return new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** The exit code of `clean`. */
async function cleaned({ url }: Tried, cwd: string): Promise<number | undefined> {
  const codes: number[] = [];
  const env = {
    SEAM_API_KEY: referenceCredentials.apiKey,
    SEAM_CONFORMANCE_OTHER_API_KEY: referenceCredentials.otherApiKey,
  };
  const command = cleanCommand(testConsole([], { cwd, env }), (code) => codes.push(code));
  await command.parseAsync([url], { from: 'user' });
  return codes[0];
}

describe.each([
  ['refuses whoever asks for a key', refusal(400, 'invalid_input')],
  ['says of every key that it is unknown', refusal(404, 'user_identity_not_found')],
])('at a target without a lookup by key, which %s,', (_how, answer) => {
  // A process that is killed leaves no more than its journal and what the target has carried out.
  test('what a run has made by any moment is cleaned up to the last row', async () => {
    const target = await tried(answer);
    const { reference, before, carriedOut } = target;
    const cwd = emptyFolder();
    const moments: Moment[] = [];
    const look = () => moments.push({ journals: journalsIn(cwd), store: snapshot(reference.store) });
    target.handle = async (request) => {
      look();
      const reply = await carriedOut(request);
      // Carried out, and not yet answered.
      if (request.path.endsWith('/create')) look();
      return reply;
    };
    await judged(target, cwd, 1, 'user_identities.remove_acs_user/effect.*');
    expect(snapshot(reference.store)).toBe(before);
    target.handle = carriedOut;
    const { number } = seededFaker(1);
    const chosen = Array.from({ length: 20 }, () => moments[number.int(moments.length - 1)] as Moment);
    expect(chosen.filter(({ store }) => store !== before).length).toBeGreaterThan(10);
    for (const { journals, store } of chosen) {
      const folder = emptyFolder();
      mkdirSync(join(folder, journalFolder));
      for (const [name, text] of journals) writeFileSync(join(folder, journalFolder, name), text);
      Object.assign(reference.store, JSON.parse(store) as Store);
      expect(await cleaned(target, folder)).toBe(0);
      expect(snapshot(reference.store)).toBe(before);
      expect(readdirSync(join(folder, journalFolder))).toEqual([]);
    }
  });

  // Waiting is most of it.
  test.concurrent.each(Array.from({ length: 10 }, (_, index) => index))(
    'a run of which every seventh answer is lost (%i) leaves nothing that is not named',
    async (seed) => {
      const target = await tried(answer);
      const { reference, before, carriedOut } = target;
      let number = seed;
      target.handle = async (request) => {
        const reply = await carriedOut(request);
        number += 1;
        return number % 7 === 0 ? { ...reply, isHungUp: true } : reply;
      };
      const cwd = emptyFolder();
      const { residue } = await judged(target, cwd, seed, 'user_identities.delete/void.*');
      const isNamed = residue.left.length + residue.perhaps.length > 0;
      if (snapshot(reference.store) !== before) expect(isNamed).toBe(true);
      expect(journalsIn(cwd).size > 0).toBe(isNamed);
      target.handle = carriedOut;
      expect(await cleaned(target, cwd)).toBe(0);
      expect(snapshot(reference.store)).toBe(before);
    },
  );
});
