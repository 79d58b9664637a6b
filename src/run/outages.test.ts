import { expect, test } from 'vitest';
import type { Answer } from '../model/exchange.js';
import type { Request } from '../model/experiment/request.js';
import { createOutages } from './outages.js';

const path = '/user_identities/delete';
const valid: Request = { method: 'POST', path, query: [], headers: { authorization: 'Bearer key' }, body: '{"id":1}' };
const bare: Request = { method: 'POST', path, query: [], headers: {}, body: '{}' };

const answered = (status: number, body: string): Answer => ({
  kind: 'response',
  status,
  headers: [],
  body,
  isUtf8: true,
});
const error = (status: number, type: string) => answered(status, JSON.stringify({ error: { type, message: 'No.' } }));
const page = (status: number) => answered(status, '<h1>default backend</h1>');
const refused = error(401, 'unauthorized');

/** What becomes of an answer where the same route answers these to what it refused before, the last one for ever. */
async function told(answer: Answer, ...then: readonly Answer[]) {
  let now = 0;
  const asked: Request[] = [];
  const left = [...then];
  const sentences: string[] = [];
  const waits: string[] = [];
  const outages = createOutages(
    async (request) => {
      asked.push(request);
      return (left.length > 1 ? left.shift() : left[0]) ?? refused;
    },
    {
      signal: new AbortController().signal,
      onAway: (sentence) => void waits.push(sentence),
      onGone: (sentence) => void sentences.push(sentence),
      clock: {
        now: () => now,
        sleep: async (ms) => {
          now += ms;
        },
      },
    },
  );
  await outages.standing({ ...bare, path: `${path}_x` }, error(404, 'no_such_route'), now);
  await outages.standing(bare, refused, now);
  const standing = await outages.standing(valid, answer, now);
  return { standing, asked, sentences, waits, outages, now };
}

test.each([
  ['an error of the API', error(404, 'user_identity_not_found')],
  ['an error that names no type, in JSON', answered(400, '{"detail":"no"}')],
  ['a success', answered(200, '{"ok":true}')],
  ['a gateway, which is repeated anyway', page(502)],
])('%s is the target’s, and no one is asked', async (_what, answer) => {
  expect(await told(answer, page(404))).toMatchObject({ standing: 'there', asked: [] });
});

const standIns: readonly (readonly [string, Answer])[] = [
  ['the page of a router', page(404)],
  ['the error of a path that does not exist', error(404, 'no_such_route')],
  ['a 404 in JSON that is no error of the API', answered(404, '{"message":"no Route matched"}')],
  ['a maintenance page', page(200)],
  ['a page with 500', page(500)],
];

test.each(standIns)('%s is doubtful where the route refuses as before, if it refuses', async (_what, answer) => {
  const isRefusal = answer.kind === 'response' && answer.status === 404;
  expect(await told(answer, refused)).toMatchObject({ standing: isRefusal ? 'doubtful' : 'there', asked: [bare] });
});

test.each(standIns)('%s is waited out where the route answers everything so', async (_what, answer) => {
  const { standing, now, sentences, waits } = await told(answer, ...Array(6).fill(answer), page(503), answer, refused);
  expect({ standing, now, sentences }).toEqual({ standing: 'back', now: 1250, sentences: [] });
  expect(waits).toEqual([expect.stringMatching(/^POST \/user_identities\/delete is .* waits until it is back, 60 s/)]);
});

test('one of several backends is no outage: others answer', async () => {
  expect(await told(page(404), page(404), page(404), refused)).toMatchObject({ standing: 'doubtful', now: 0 });
});

test('a route that does not come back is told once, and waited for no more', async () => {
  const { standing, now, sentences, outages } = await told(page(404), page(404));
  expect({ standing, now }).toEqual({ standing: 'gone', now: 60_000 });
  expect(sentences).toEqual([
    'the target no longer serves POST /user_identities/delete: what it refused with 401 before was answered 404 like everything else, for 60 s in all; run again once it is back',
  ]);
  expect(await outages.standing(valid, page(404), now)).toBe('there');
});

test('what was under way in an outage is sent again without a question', async () => {
  const { outages, asked, now } = await told(page(404), ...Array(5).fill(page(404)), refused);
  const before = asked.length;
  expect(await outages.standing(valid, page(404), now - 1)).toBe('back');
  expect(asked).toHaveLength(before);
  expect(await outages.standing(valid, page(404), now)).toBe('doubtful');
});

test('what requests are answered each time they are sent is believed after a while', async () => {
  const { outages, asked } = await told(page(400), refused);
  for (let requests = 0; requests < 3; requests += 1) {
    const doubted: Answer[] = [];
    while (outages.settled(doubted, page(400)) === undefined) doubted.push(page(400));
    expect(doubted).toHaveLength(5);
  }
  expect(await outages.standing(valid, page(400), 0)).toBe('there');
  expect(asked).toHaveLength(1);
});

test.each<[string, Answer, 'target' | 'stray']>([
  ['a refusal of what is wrong', refused, 'stray'],
  ['a success', answered(200, '{"ok":true}'), 'target'],
  ['an unknown thing', error(404, 'x'), 'target'],
  ['an unknown thing by another status', error(400, 'x_not_found'), 'target'],
])('%s behind a doubtful answer tells whose that was', async (_what, last, whose) => {
  const { outages } = await told(page(404), refused);
  expect(outages.settled([page(404), page(404)], last)).toBe(whose);
  for (let times = 0; times < 9; times += 1) outages.settled(Array(5).fill(page(404)), page(404));
  expect(await outages.standing(valid, page(404), 0)).toBe(whose === 'stray' ? 'doubtful' : 'there');
});

test('a target whose refusals say nothing is there where it refuses as before', async () => {
  const bare400 = answered(400, '');
  const outages = createOutages(async () => bare400, {
    signal: new AbortController().signal,
    onAway: expect.unreachable,
    onGone: expect.unreachable,
  });
  await outages.standing(bare, bare400, 0);
  expect(await outages.standing(valid, bare400, 0)).toBe('there');
  expect(await outages.standing(valid, answered(404, ''), 0)).toBe('doubtful');
});

test('nothing is known of a target that refused nothing', async () => {
  const { signal } = new AbortController();
  const told = { onAway: expect.unreachable, onGone: expect.unreachable };
  const outages = createOutages(async () => page(404), { signal, ...told });
  expect(await outages.standing(valid, page(404), 0)).toBe('there');
});
