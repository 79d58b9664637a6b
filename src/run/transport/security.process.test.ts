import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer as createHttpServer, type Server as HttpServer } from 'node:http';
import { createServer as createHttp2Server, createSecureServer } from 'node:http2';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, createServer as createNetServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { needs } from '../../ground/program.test-support.js';
import { closeAll, closing, post, sent } from './connections.test-support.js';
import type { Destination } from './destination.js';

type Skip = Parameters<typeof needs>[1];

afterEach(closeAll);

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
