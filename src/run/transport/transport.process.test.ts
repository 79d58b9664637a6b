import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer as createHttpServer, type Server as HttpServer } from 'node:http';
import { createServer as createHttp2Server, createSecureServer } from 'node:http2';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, createServer as createNetServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { needs } from '../../ground/program.test-support.js';
import type { Answer } from '../../model/exchange.js';
import type { Request } from '../../model/experiment/request.js';
import { createSecrets } from '../../model/secrets.js';
import type { Destination } from './destination.js';
import { openTransport, type TransportOptions } from './transport.js';

type Skip = Parameters<typeof needs>[1];

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

/** The files of a certificate for the loopback interface that nobody vouches for. */
function ownCertificate(skip: Skip): { readonly key: string; readonly cert: string } {
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
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
}

test('an untrusted certificate is refused with advice, and accepted with its authority', async ({ skip }) => {
  const certificate = ownCertificate(skip);
  const server = createHttpsServer(certificate, (_request, response) => response.end('{}'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const refused = await sent(url);
  expect(refused).toMatchObject({ kind: 'failure', failure: 'tls' });
  expect(JSON.stringify(refused)).toContain('--ca');
  expect(await sent(url, post, { tls: { ca: certificate.cert } })).toMatchObject({ status: 200 });
});

/** A proxy that notes what it was asked for. Resolves to its URL and to that list. */
async function proxy(): Promise<{ readonly url: string; readonly asked: readonly string[] }> {
  const asked: string[] = [];
  const server = createHttpServer((request, response) => {
    asked.push(request.url ?? '');
    response.end('{"by":"proxy"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

async function withEnvironment(variables: Readonly<Record<string, string>>, body: () => Promise<void>): Promise<void> {
  Object.assign(process.env, variables);
  try {
    await body();
  } finally {
    for (const name of Object.keys(variables)) delete process.env[name];
  }
}

test('a proxy of the environment is used for other machines, unless their host is exempt', async () => {
  const { url, asked } = await proxy();
  await withEnvironment({ HTTP_PROXY: url }, async () => {
    expect(await sent('http://target.invalid')).toMatchObject({ body: '{"by":"proxy"}' });
  });
  await withEnvironment({ HTTP_PROXY: url, NO_PROXY: 'target.invalid' }, async () => {
    expect(await sent('http://target.invalid')).toMatchObject({ kind: 'failure' });
  });
  expect(asked).toEqual(['http://target.invalid/operation']);
});

test.each(['HTTP_PROXY', 'ALL_PROXY', 'http_proxy', 'HTTPS_PROXY'])(
  'what listens on this machine is never reached through %s',
  async (variable) => {
    const { url, asked } = await proxy();
    const handler: Destination = (_request, response) => response.end('{"by":"target"}');
    const server = createHttpServer(handler);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closing.push(() => new Promise((resolve) => server.close(resolve)));
    const { port } = server.address() as AddressInfo;
    await withEnvironment({ [variable]: url }, async () => {
      for (const destination of [handler, server, `http://127.0.0.1:${port}`, `http://localhost:${port}`]) {
        expect(await sent(destination)).toMatchObject({ body: '{"by":"target"}' });
      }
    });
    expect(asked).toEqual([]);
  },
);

test('a server that listens on ::1 or on a socket is reached there', async () => {
  const places = [
    (server: HttpServer, ready: () => void) => server.listen(0, '::1', ready),
    (server: HttpServer, ready: () => void) =>
      server.listen(join(mkdtempSync(join(tmpdir(), 'socket-')), 'target.sock'), ready),
    (server: HttpServer, ready: () => void) => server.listen(0, ready),
  ];
  for (const listen of places) {
    const server = createHttpServer((_request, response) => response.end('{"by":"target"}'));
    await new Promise<void>((resolve) => listen(server, resolve));
    closing.push(() => new Promise((resolve) => server.close(resolve)));
    expect(await sent(server)).toMatchObject({ status: 200, body: '{"by":"target"}' });
  }
});

test('a server for HTTPS that is handed over needs nobody to vouch for it', async ({ skip }) => {
  const certificate = ownCertificate(skip);
  const server = createHttpsServer(certificate, (_request, response) => response.end('{}'));
  expect(await sent(server)).toMatchObject({ status: 200 });
  const secure = createSecureServer({ ...certificate, allowHTTP1: true }, (_request, response) => response.end('{}'));
  expect(await sent(secure as Destination)).toMatchObject({ status: 200 });
});

test.each<readonly [string, () => unknown, RegExp]>([
  ['a server for HTTP/2 only', () => createHttp2Server(), /HTTP\/2 only/],
  ['a secure server for HTTP/2 only', () => createSecureServer({}), /HTTP\/2 only/],
  ['an object with fetch', () => ({ fetch: () => undefined }), /an object, neither a URL nor a request handler/],
  ['a Koa application', () => ({ callback: () => undefined }), /neither a URL/],
  ['a server of plain sockets', () => createNetServer(), /class Server, neither a URL/],
  ['nothing', () => undefined, /undefined, neither a URL/],
])('%s is refused at once', async (_what, make, message) => {
  await expect(sent(make() as Destination)).rejects.toThrow(message);
});
