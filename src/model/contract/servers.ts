import type { DocumentedServer, OpenApiDocument } from './document.js';

/**
 * What stands between the URL of the target and the path of an operation that has servers of its own. Throws a RangeError where
 * it is served elsewhere: the target is where the document's own servers are.
 */
export function prefixFor(document: OpenApiDocument, servers: readonly DocumentedServer[] | undefined): string {
  if (servers === undefined || servers.length === 0) return '';
  const bases = (document.servers?.length ? document.servers : [{ url: '/' }]).map(writtenOut);
  const own = servers.map(writtenOut);
  const prefixes = own.flatMap((url) => bases.flatMap((base) => beyond(base, url) ?? []));
  const [first] = prefixes.toSorted((one, other) => one.length - other.length);
  if (first === undefined) throw new RangeError(`it is served at ${own[0]}, elsewhere than the rest of the document`);
  return first;
}

function writtenOut({ url, variables = {} }: DocumentedServer): string {
  return url.replaceAll(/{([^}]+)}/g, (whole, name: string) => variables[name]?.default ?? whole).replace(/\/+$/, '');
}

// A path of its own is on the same host.
function beyond(base: string, url: string): string | undefined {
  const isRelative = [base, url].some((one) => one === '' || one.startsWith('/'));
  const [from, to] = isRelative ? [pathOf(base), pathOf(url)] : [base, url];
  if (to === from) return '';
  return to.startsWith(`${from}/`) ? to.slice(from.length) : undefined;
}

function pathOf(url: string): string {
  return url.replace(/^[a-z][a-z\d+.-]*:\/\/[^/]*/i, '');
}
