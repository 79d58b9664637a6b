import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { OpenApiDocument } from '../../src/model/contract/document.js';

/** The versions that the table is made of. */
export const versions = { fake: '1.86.0', types: '1.977.0' } as const;

/** The published fake, listening on the loopback interface, and the published document in a file. */
export interface PublishedFake {
  readonly documentFile: string;
  /** A fresh one each time, with the official seed: what one run changes is not there in the next. */
  readonly start: () => Promise<{ readonly url: string; readonly close: () => void }>;
  readonly remove: () => void;
}

/** The key of its official seed. */
export const fakeKey = 'seam_apikey1_token';

// It listens on every interface; here it must not. It looks for a free port with a first listener, which says nothing.
const loopbackOnly = `
import net from 'node:net';
const { listen } = net.Server.prototype;
net.Server.prototype.listen = function (...args) {
  const done = args.find((one) => typeof one === 'function');
  return listen.call(this, { port: 0, host: '127.0.0.1' }, () => {
    console.log('at http://127.0.0.1:' + this.address().port);
    done?.();
  });
};
`;

/** Installs the fake and the document into a folder of their own. */
export async function installFake(): Promise<PublishedFake> {
  const folder = mkdtempSync(join(tmpdir(), 'published-fake-'));
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  writeFileSync(join(folder, 'loopback.mjs'), loopbackOnly);
  const packages = [`@seamapi/fake-seam-connect@${versions.fake}`, `@seamapi/types@${versions.types}`];
  await promisify(execFile)('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...packages], {
    cwd: folder,
  });
  const documentFile = join(folder, 'openapi.json');
  writeFileSync(documentFile, JSON.stringify(await publishedDocument(folder)));
  return {
    documentFile,
    start: () => startFake(folder),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The published document, out of the package where that is installed. */
export async function publishedDocument(folder: string): Promise<OpenApiDocument> {
  const published = await import(pathToFileURL(join(folder, 'node_modules', '@seamapi', 'types', 'connect.js')).href);
  return published.openapi;
}

async function startFake(folder: string): Promise<{ readonly url: string; readonly close: () => void }> {
  const server = join(folder, 'node_modules', '@seamapi', 'fake-seam-connect', 'dist', 'server.js');
  const child = spawn(process.execPath, ['--import', './loopback.mjs', server, '--seed'], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let log = '';
    child.on('exit', (code) => reject(new Error(`the fake ended with ${code}: ${log}`)));
    child.stdout.on('data', (chunk) => {
      log += chunk;
      const listening = [...log.matchAll(/at (http:\S+)/g)];
      if (listening.length >= 2 && /info/.test(log)) resolve(listening.at(-1)?.[1] ?? '');
    });
  });
  return { url, close: () => child.kill() };
}
