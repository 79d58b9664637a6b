import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, createServer as createNetServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { needs } from '../../ground/program.test-support.js';
import type { Answer } from '../../model/exchange.js';
import type { Request } from '../../model/experiment/request.js';
import { createSecrets } from '../../model/secrets.js';
import { type Destination, openTransport, type TransportOptions } from './transport.js';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const post: Request = {
  method: 'POST',
  path: '/operation',
  query: [],
  headers: { 'content-type': 'application/json' },
  body: '{}',
};

async function sent(
  destination: Destination,
  request: Request = post,
  options: Partial<TransportOptions> = {},
): Promise<Answer> {
  const transport = await openTransport(destination, {
    secrets: createSecrets(new Map([['api-key', 'seam_test1234_secret']])),
    timeoutMs: 300,
    responseBytes: 64 * 1024,
    headers: {},
    tls: {},
    ...options,
  });
  closing.push(transport.close);
  return transport.send(request);
}

/** A server that does with a connection what it likes; resolves to its URL. */
async function raw(serve: (socket: Socket, received: Promise<string>) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createNetServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    let text = '';
    const received = new Promise<string>((resolve) => {
      socket.on('data', (chunk) => {
        text += chunk.toString('latin1');
        const [head = '', body = ''] = text.split('\r\n\r\n');
        const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
        if (text.includes('\r\n\r\n') && body.length >= length) resolve(text);
      });
    });
    serve(socket, received);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** What arrives of a request, byte for byte. */
async function arrival(request: Request): Promise<string> {
  let arrived = '';
  const url = await raw(async (socket, received) => {
    arrived = await received;
    socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
  });
  await sent(url, request);
  return arrived;
}

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
  ['closes at once', 'connection-lost', (socket: Socket) => void socket.destroy()],
  ['does not speak HTTP', 'not-http', (socket: Socket) => void socket.write('SSH-2.0-OpenSSH_9.2\r\n')],
])('a target that %s is a failure, %s', async (_name, failure, serve) => {
  const url = await raw((socket, received) => void received.then(() => serve(socket)));
  expect(await sent(url)).toMatchObject({ kind: 'failure', failure });
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

test('an untrusted certificate is refused with advice, and accepted with its authority', async ({ skip }) => {
  const folder = mkdtempSync(join(tmpdir(), 'tls-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  execFileSync(
    needs('openssl', skip),
    [
      'req',
      '-x509',
      ...'-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=127.0.0.1'.split(' '),
      ...'-addext subjectAltName=IP:127.0.0.1'.split(' '),
      '-keyout',
      key,
      '-out',
      cert,
    ],
    { stdio: 'ignore' },
  );
  const server = createHttpsServer({ key: readFileSync(key), cert: readFileSync(cert) }, (_request, response) =>
    response.end('{}'),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const refused = await sent(url);
  expect(refused).toMatchObject({ kind: 'failure', failure: 'tls' });
  expect(JSON.stringify(refused)).toContain('--ca');
  expect(await sent(url, post, { tls: { ca: readFileSync(cert, 'utf8') } })).toMatchObject({ status: 200 });
});

test('a proxy of the environment is used, unless the host is exempt', async () => {
  const asked: string[] = [];
  const proxy = createHttpServer((request, response) => {
    asked.push(request.url ?? '');
    response.end('{"by":"proxy"}');
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => proxy.close(resolve)));
  const url = await raw(async (socket, received) => {
    await received;
    socket.end('HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n{"by":"target"}');
  });
  try {
    process.env.HTTP_PROXY = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    expect(await sent(url)).toMatchObject({ body: '{"by":"proxy"}' });
    expect(asked).toEqual([`${url}/operation`]);
    process.env.NO_PROXY = '127.0.0.1';
    expect(await sent(url)).toMatchObject({ body: '{"by":"target"}' });
  } finally {
    delete process.env.HTTP_PROXY;
    delete process.env.NO_PROXY;
  }
});
