import { pathAndQuery, type Request } from '../../model/experiment/request.js';
import type { Secrets } from '../../model/secrets.js';

/** A request as it goes out: with secrets in place of their names, and with the headers that every request has. */
export function written(
  request: Request,
  { secrets, headers }: { readonly secrets: Secrets; readonly headers: Readonly<Record<string, string>> },
): { readonly path: string; readonly headers: Readonly<Record<string, string>> } {
  const all = { 'accept-encoding': 'identity', ...headers, ...request.headers };
  return {
    path: pathAndQuery(request).replace(/\{\{[^}]*\}\}/g, (name) => encodeURIComponent(secrets.expand(name))),
    headers: Object.fromEntries(Object.entries(all).map(([name, value]) => [name, secrets.expand(value)])),
  };
}
