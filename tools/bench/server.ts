import { spawn } from 'node:child_process';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { packageRoot } from '../../src/ground/package-root.js';

/** The command line, as it is built. */
export const command = join(packageRoot, 'dist', 'src', 'cli', 'main.js');

/** The reference implementation, or a mutant of it, in a process of its own. */
export interface Server {
  /** What a run against it finds in its environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly stop: () => Promise<void>;
}

/** Starts one. */
export async function startServer(mutant?: string): Promise<Server> {
  const args = mutant === undefined ? [] : ['--mutant', mutant];
  const child = spawn(process.execPath, [command, 'serve', ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const env: Record<string, string> = {};
  await new Promise<void>((resolve, reject) => {
    child.on('close', (code) => reject(new Error(`serve ended with ${code}`)));
    child.stdout.on('data', (chunk) => {
      for (const [, name = '', value = ''] of String(chunk).matchAll(/^export (\w+)=(.*)$/gm)) env[name] = value;
      if (env.SEAM_CONFORMANCE_OTHER_API_KEY !== undefined) resolve();
    });
  });
  const stop = () =>
    new Promise<void>((resolve) => {
      child.on('close', () => resolve());
      child.kill('SIGTERM');
    });
  return { env, stop };
}

/** The same server, further away: every answer takes so much longer. */
export async function atDistance({ env, stop }: Server, latencyMs: number): Promise<Server> {
  const agent = new Agent({ keepAlive: true });
  const target = new URL(env.SEAM_ENDPOINT ?? '');
  const proxy = createServer((incoming, outgoing) => {
    const { method, url: path, headers } = incoming;
    setTimeout(() => {
      const forwarded = request(
        { host: target.hostname, port: target.port, agent, method, path, headers },
        (answer) => {
          outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
          answer.pipe(outgoing);
        },
      );
      forwarded.on('error', () => outgoing.destroy());
      incoming.pipe(forwarded);
    }, latencyMs);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return {
    env: { ...env, SEAM_ENDPOINT: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}` },
    async stop() {
      proxy.closeAllConnections();
      proxy.close();
      agent.destroy();
      await stop();
    },
  };
}
