import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';

const proxyVariables = ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY'];

/** Files of a TLS connection, PEM. */
export interface TlsFiles {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

/**
 * The connections of a transport, kept alive. They go through the proxy that `HTTPS_PROXY`, `HTTP_PROXY` or `ALL_PROXY`
 * names, unless `NO_PROXY` names the target's host.
 */
export async function connections(url: string, tls: TlsFiles, env: NodeJS.ProcessEnv): Promise<HttpAgent> {
  if (proxyVariables.some((name) => env[name] || env[name.toLowerCase()])) {
    // Only who has a proxy pays for loading it.
    const { ProxyAgent } = await import('proxy-agent');
    return new ProxyAgent({ keepAlive: true, ...tls }) as unknown as HttpAgent;
  }
  return url.startsWith('https:') ? new HttpsAgent({ keepAlive: true, ...tls }) : new HttpAgent({ keepAlive: true });
}
