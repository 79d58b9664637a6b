import { type AddressInfo, createServer, type Socket } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { createSecrets } from '../../model/secrets.js';
import { closeAll, closing, post } from './connections.test-support.js';
import { openTransport } from './transport.js';

afterEach(closeAll);

const answer = (status: number, body: string) =>
  `HTTP/1.1 ${status} X\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
const planted = answer(500, '{"planted":true}');

/** A server that answers each request on a connection as it likes. */
async function keptAlive(serve: (socket: Socket, truth: string, nth: number) => void) {
  const server = createServer((socket) => {
    let nth = 0;
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      const path = /^POST (\S+)/.exec(bytes.toString('latin1'))?.[1];
      if (path === undefined) return;
      nth += 1;
      serve(socket, answer(200, JSON.stringify({ path })), nth);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  const transport = await openTransport(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, {
    secrets: createSecrets(new Map()),
    timeoutMs: 20_000,
    responseBytes: 64 * 1024,
    headers: {},
    tls: {},
  });
  closing.push(transport.close);
  return { ...transport, ask: (path: string) => transport.send({ ...post, path }) };
}

test.each<[string, (socket: Socket, truth: string, nth: number) => void]>([
  ['in the packet of the answer', (socket, truth) => socket.write(truth + planted)],
  ['in part in the packet of the answer', (socket, truth) => socket.write(truth + planted.slice(0, 12))],
  ['as a letter behind it', (socket, truth) => socket.write(`${truth}x`)],
  ['right behind the answer', (socket, truth) => socket.write(truth, () => socket.write(planted))],
  ['while nothing is asked', (socket, truth) => socket.write(truth, () => setTimeout(() => socket.write(planted), 5))],
  ['before the next answer', (socket, truth, nth) => socket.write(nth === 1 ? truth : planted + truth)],
])('what was not asked for is nobody else’s answer: %s', async (_when, serve) => {
  const { ask, surplusBehind } = await keptAlive(serve);
  for (const path of ['/1', '/2', '/3', '/4', '/5', '/6']) {
    const received = await ask(path);
    if (received.kind === 'failure') expect(received.detail).toContain('answered more than it was asked');
    // What crosses the next request is told by the right answer, which comes behind it.
    else if (received.status === 500)
      await vi.waitFor(() => expect(surplusBehind?.(received)).toMatchObject({ isDoubtful: true }));
    else expect(received).toMatchObject({ status: 200, body: JSON.stringify({ path }) });
    // Some timings need a moment to show.
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
});

test('an answer to an earlier request is known for one once the right answer comes behind it', async () => {
  const late: (() => void)[] = [];
  const { ask, surplusBehind } = await keptAlive((socket, truth, nth) => {
    if (nth === 1) return void socket.write(truth);
    socket.write(planted);
    late.push(() => socket.write(truth));
  });
  await ask('/1');
  const wrong = await ask('/2');
  expect(wrong).toMatchObject({ status: 500 });
  for (const send of late) send();
  await vi.waitFor(() => expect(surplusBehind?.(wrong)).toMatchObject({ hasMore: true, isDoubtful: true }));
  expect(await ask('/3')).toMatchObject({ status: 200, body: '{"path":"/3"}' });
});

test('what came before a request was written is no answer to it, though no other one follows', async () => {
  let connection: Socket | undefined;
  const { ask, surplusBehind } = await keptAlive((socket, truth) => {
    if (socket === connection) return;
    connection = socket;
    socket.write(truth);
  });
  const first = await ask('/1');
  connection?.write(planted);
  expect(await ask('/2')).toMatchObject({ status: 200, body: '{"path":"/2"}' });
  expect(surplusBehind?.(first)).toMatchObject({ hasMore: true });
});

test('who says that an idle connection is closed has not answered anything', async () => {
  const { ask, surplusBehind } = await keptAlive((socket, truth) => {
    socket.write(truth);
    setTimeout(() => socket.end(answer(408, '')), 5);
  });
  for (const path of ['/1', '/2']) {
    const received = await ask(path);
    expect(received).toMatchObject({ status: 200, body: JSON.stringify({ path }) });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(surplusBehind?.(received)?.hasMore).toBe(false);
  }
});
