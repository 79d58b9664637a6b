import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { isLoopback } from '../../ground/loopback.js';
import { passwordsIn } from '../../model/environment-secrets.js';
import type { OpenDestination } from './destination.js';

const proxyVariables = ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY'];

/** The passwords of the proxies that the environment names, also as they are sent. */
export function proxyPasswords(env: NodeJS.ProcessEnv): readonly string[] {
  return proxyVariables.flatMap((name) => [env[name] ?? '', env[name.toLowerCase()] ?? '']).flatMap(passwordsIn);
}

/** The variable of the environment that names a proxy for a destination; `undefined` where none is used. */
export function proxyVariable(
  { url, isOwn }: Pick<OpenDestination, 'url' | 'isOwn'>,
  env: NodeJS.ProcessEnv,
): string | undefined {
  if (isOwn || isLoopback(new URL(url).hostname)) return undefined;
  return proxyVariables.flatMap((name) => [name, name.toLowerCase()]).find((name) => env[name]);
}

/** Files of a TLS connection, PEM. */
export interface TlsFiles {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

/**
 * The connections of a transport, kept alive. They go through the proxy that `HTTPS_PROXY`, `HTTP_PROXY` or `ALL_PROXY`
 * names, unless `NO_PROXY` names the target's host. What listens on this machine is never reached through a proxy: it
 * would see credentials that are none of its business, and it could not reach the port.
 */
export async function connections(
  { url, isOwn, socketPath }: Pick<OpenDestination, 'url' | 'isOwn' | 'socketPath'>,
  tls: TlsFiles,
  env: NodeJS.ProcessEnv,
): Promise<HttpAgent> {
  const { protocol } = new URL(url);
  if (proxyVariable({ url, isOwn }, env) !== undefined) {
    // Only who has a proxy pays for loading it.
    const { ProxyAgent } = await import('proxy-agent');
    return new ProxyAgent({ keepAlive: true, ...tls }) as unknown as HttpAgent;
  }
  const options = { keepAlive: true, ...tls, ...(socketPath === undefined ? {} : { socketPath }) };
  // A server of this process needs nobody to vouch for it.
  if (protocol === 'https:') return new HttpsAgent({ ...options, ...(isOwn ? { rejectUnauthorized: false } : {}) });
  return new HttpAgent(options);
}
