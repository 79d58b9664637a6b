import type { Socket } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { arrival, closeAll, closing, post, raw, sent } from './connections.test-support.js';

afterEach(closeAll);

test.each([
  ['malformed JSON', '{"a": 1,}'],
  ['two documents', '{"a":1}{"a":1}'],
  ['a lone surrogate escape', '{"a":"\\ud800"}'],
  ['a byte order mark', '\ufeff{"a":1}'],
  ['text in UTF-8', '{"a":"é😀"}'],
])('%s is sent byte for byte', async (_name, body) => {
  const arrived = await arrival({ ...post, body });
  expect(arrived.split('\r\n\r\n')[1]).toBe(Buffer.from(body, 'utf8').toString('latin1'));
  expect(arrived).toContain(`\r\nContent-Length: ${Buffer.byteLength(body)}\r\n`);
});

test('no body means no byte, and no content type that nobody asked for', async () => {
  const arrived = await arrival({ method: 'POST', path: '/operation', query: [], headers: {} });
  expect(arrived.split('\r\n\r\n')[1]).toBe('');
  expect(arrived).not.toMatch(/content-type/i);
  expect(arrived).toMatch(/content-length: 0/i);
});

test('a body without a content type stays without one', async () => {
  const arrived = await arrival({ method: 'POST', path: '/operation', query: [], headers: {}, body: '{}' });
  expect(arrived).not.toMatch(/content-type/i);
  expect(arrived.endsWith('{}')).toBe(true);
});

test('a body in chunks states no length, and an announced one arrives', async () => {
  const chunked = await sent(
    (incoming, response) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => {
        const { 'transfer-encoding': coding, 'content-length': length, expect: announced } = incoming.headers;
        response.end(JSON.stringify({ coding, length, announced, body: Buffer.concat(chunks).toString() }));
      });
    },
    {
      ...post,
      headers: { ...post.headers, 'transfer-encoding': 'chunked', expect: '100-continue' },
      body: '{"a":"é"}',
    },
  );
  expect(chunked.kind === 'response' && JSON.parse(chunked.body)).toEqual({
    coding: 'chunked',
    announced: '100-continue',
    body: '{"a":"é"}',
  });
});

test('a header holds bytes beyond ASCII as they are', async () => {
  const arrived = await arrival({ ...post, headers: { authorization: 'Bearer caf\u00e9' } });
  expect(arrived).toContain('authorization: Bearer caf\u00e9');
});

test('credentials are put in where their names stand, in every form', async () => {
  const arrived = await arrival({
    ...post,
    query: [['api_key', '{{api-key}}']],
    headers: { authorization: 'Basic {{api-key|basic}}', 'x-api-key': '{{api-key|altered}}', empty: '' },
  });
  expect(arrived).toContain('POST /operation?api_key=seam_test1234_secret HTTP/1.1');
  expect(arrived).toContain(`authorization: Basic ${Buffer.from('seam_test1234_secret:').toString('base64')}`);
  expect(arrived).toContain('x-api-key: seam_test1234_secrex');
  expect(arrived).toContain('\r\nempty: \r\n');
});

test('secrets that come back are replaced by their names, raw and encoded', async () => {
  const answer = await sent((_request, response) => {
    response.setHeader('x-echo', 'seam_test1234_secret');
    response.end(
      `{"raw":"seam_test1234_secret","encoded":"${Buffer.from('seam_test1234_secret').toString('base64')}"}`,
    );
  });
  expect(JSON.stringify(answer)).not.toMatch(/seam_test1234_secret|c2VhbV90ZXN0/);
  expect(answer).toMatchObject({ body: '{"raw":"{{api-key}}","encoded":"{{api-key|base64}}"}' });
});

test('a redirect is an answer like any other', async () => {
  const seen: string[] = [];
  const answer = await sent((request, response) => {
    seen.push(request.url ?? '');
    response.writeHead(302, { location: '/elsewhere' }).end();
  });
  expect(answer).toMatchObject({ kind: 'response', status: 302 });
  expect(seen).toEqual(['/operation']);
});

test.each([
  ['hangs', 'timeout', (_socket: Socket) => undefined],
  [
    'drips',
    'timeout',
    (socket: Socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n');
      const timer = setInterval(() => socket.write('x'), 20);
      socket.on('close', () => clearInterval(timer));
    },
  ],
  [
    'closes early',
    'connection-lost',
    (socket: Socket) => void socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nx', () => socket.destroy()),
  ],
  [
    'resets in the middle of JSON',
    'connection-lost',
    (socket: Socket) =>
      void socket.write('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"ok":', () =>
        socket.resetAndDestroy(),
      ),
  ],
  ['closes at once', 'connection-lost', (socket: Socket) => void socket.destroy()],
  ['does not speak HTTP', 'not-http', (socket: Socket) => void socket.write('SSH-2.0-OpenSSH_9.2\r\n')],
])('a target that %s is a failure, %s', async (_name, failure, serve) => {
  const url = await raw((socket, received) => void received.then(() => serve(socket)));
  // Only who is silent meets the limit.
  const timeoutMs = failure === 'timeout' ? 300 : 20_000;
  const printed = vi.spyOn(console, 'warn').mockReturnValue();
  expect(await sent(url, post, { timeoutMs })).toMatchObject({ kind: 'failure', failure });
  expect(printed).not.toHaveBeenCalled();
});

test('a huge answer is cut off at the bound', async () => {
  let written = 0;
  const url = await raw((socket) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 104857600\r\n\r\n');
    const chunk = Buffer.alloc(64 * 1024);
    const pump = () => {
      while (!socket.destroyed && written < 104_857_600) {
        written += chunk.length;
        if (!socket.write(chunk)) return;
      }
    };
    socket.on('drain', pump);
    pump();
  });
  expect(await sent(url, post, { timeoutMs: 5000 })).toMatchObject({ kind: 'failure', failure: 'too-large' });
  expect(written).toBeLessThan(50_000_000);
});

test('a body that is not UTF-8 is told apart', async () => {
  const answer = await sent((_request, response) => response.end(Buffer.from([0x7b, 0xff, 0xfe, 0x7d])));
  expect(answer).toMatchObject({ kind: 'response', isUtf8: false });
});

test('a closed port and an unknown host are told apart', async () => {
  const url = await raw(() => undefined);
  await closing.splice(0)[0]?.();
  expect(await sent(url)).toMatchObject({ kind: 'failure', failure: 'connection-refused' });
});

/** The files of a certificate for the loopback interface that nobody vouches for. */
