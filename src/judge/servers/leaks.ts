import { credentialCarriers, credentialNames, madeCredential } from '../../../spec/credentials.js';
import { markOf } from '../../model/credential-mark.js';
import type { Answer, Exchange } from '../../model/exchange.js';
import type { Request } from '../../model/experiment/request.js';

// Each looks at a bounded stretch behind a place where it can begin, so that no body takes longer than its length allows.
const traces: readonly (readonly [what: string, pattern: RegExp])[] = [
  [
    'a JavaScript stack trace',
    /(?:^|[\n"]|\\n)\s{0,60}at .{0,200}(?:(?:[/\\][^\s"]{0,300}|\.[cm]?[jt]sx?|<anonymous>):\d+:\d+|\(<anonymous>\)|node:internal)/,
  ],
  ['a Python stack trace', /Traceback \(most recent call last\)|File (?:\\?")[^"\n]{1,200}(?:\\?"), line \d+/],
  ['a Java stack trace', /\bat [\w$.]{3,200}\((?:[\w$]+\.(?:java|kt|scala):\d+|Native Method|Unknown Source)\)/],
  ['a .NET stack trace', /\bat [\w.<>`]{3,200}\(.{0,200}\) in .{1,200}:line \d+/],
  ['a Ruby stack trace', /(?<![\w/.-])[\w/.-]{1,300}\.rb:\d+:in\b/],
  ['a PHP stack trace', /(?:Stack trace:|\.php(?:\(\d+\)|:\d+|(?:<\/b>)? on line (?:<b>)?\d+))/],
  ['a Go stack trace', /\bgoroutine \d+ \[|(?<![\w/.-])[\w/.-]{1,300}\.go:\d+\b/],
  ['a Rust stack trace', /panicked at |(?<![\w/.-])[\w/.-]{1,300}\.rs:\d+:\d+/],
  ['a source line', /(?<![\w/.-])[\w/.-]{1,300}\.(?:[cm]?[jt]sx?|py|ex|exs):\d+/],
  ['a file path', /(?:^|[\s"'`([{<>=:,;|])(?:file:\/\/)?\/(?:usr|var|srv|opt|root|tmp|etc|Users|mnt)\/[\w.@/-]{1,300}/],
  // Pages and endpoints have such paths too, so only that of a file counts.
  [
    'a file path',
    /(?:^|[\s"'`([{<>=:,;|])(?:file:\/\/)?\/(?:home|app|workspace|workdir|code|src)\/[\w.@/-]{0,300}(?:\.\w{1,5}\b(?!\/)|(?<=\/)(?:src|lib|dist|node_modules|vendor)\/)/,
  ],
  ['a file path', /\b[A-Za-z]:\\{1,2}(?:[\w .-]{1,100}\\{1,2}){1,20}[\w.-]{1,100}/],
  ['a file path', /\bnode_modules\//],
  ['a database message', /\b(?:SQLSTATE|PG::\w+Error|ORA-\d{5}|SQLITE_\w+)\b/],
];

// Whoever shows its inside does so in the beginning; the rest would only cost time.
const searched = 64 * 1024;

// These hold paths of the API, which are no secret.
const addresses: readonly string[] = ['location', 'content-location', 'link', 'set-cookie'];

// Many cases rest on one answer, and a run is judged more than once.
const known = new WeakMap<Answer, { readonly request: Request; readonly leaks: readonly string[] }>();

/** What an answer gives away: each a phrase such as "a file path (/srv/app/x)". Values of the request do not count. */
export function leaksOf({ request, answer }: Pick<Exchange, 'request' | 'answer'>): readonly string[] {
  const before = known.get(answer);
  if (before?.request === request) return before.leaks;
  const leaks = answer.kind === 'response' ? leaksIn(request, answer) : [];
  known.set(answer, { request, leaks });
  return leaks;
}

function leaksIn(request: Request, answer: Extract<Answer, { kind: 'response' }>): readonly string[] {
  const headers = answer.headers.map(([name, value]) => `${name}: ${value}`).join('\n');
  const leaks: string[] = [];
  for (const credential of credentialsOf(request)) {
    if (!answer.body.includes(credential) && !headers.includes(credential)) continue;
    if (!isHandedOut(credential, request, answer.status)) {
      leaks.push(`a credential of the request (${shown(credential)})`);
    }
  }
  // JSON hides line ends behind escapes, so what it says is looked at beside how it is written.
  const shownHeaders = answer.headers
    .filter(([name]) => !addresses.includes(name.toLowerCase()))
    .map(([, value]) => value);
  const beginning = answer.body.slice(0, searched);
  const text = [beginning, ...strings(beginning), ...shownHeaders].join('\n');
  const suspected = traces.filter(([, pattern]) => pattern.test(text));
  // Almost no answer is suspected of anything, and what it repeats of the request is dear to take out.
  if (suspected.length === 0) return leaks;
  const body = withoutEchoes(text, request);
  for (const [what, pattern] of suspected) {
    const [found] = [...body.matchAll(new RegExp(pattern, 'g'))].map(([text]) => text.trim()).filter(isTelling);
    if (found !== undefined) leaks.push(`${what} (${shown(found)})`);
  }
  return leaks;
}

// Paraguay and Serbia have hosts that end like sources, and a runtime may be named with its version.
function isTelling(text: string): boolean {
  return !/^(?:[\w-]+\.){2,}(?:py|rs)(?::\d+)+$/.test(text) && !/^node\.js:\d+$/i.test(text);
}

// What makes a session returns its token; whose request did not hold it has nothing to give away.
function isHandedOut(credential: string, { headers }: Exchange['request'], status: number): boolean {
  const isMade = credential.startsWith(`{{${madeCredential}`);
  return isMade && status < 300 && !Object.values(headers).some((value) => value.includes(credential));
}

const lent: readonly string[] = credentialNames.flatMap((name) =>
  [undefined, 'basic', 'base64', 'hex', 'reversed'].map((form) => markOf(name, form)),
);

// Lent secrets stand in the evidence by name; what the suite made up stands as it was sent.
function credentialsOf({ headers }: Exchange['request']): readonly string[] {
  const made = credentialCarriers
    .map((name) => headers[name]?.split(' ').at(-1) ?? '')
    .filter((token) => token.length >= 12 && !token.startsWith('{{'));
  // What was sent of a credential in another form comes back as a part of it.
  const sent = headers.authorization ?? '';
  const parts = credentialNames
    .filter((name) => ['altered', 'truncated'].some((form) => sent.includes(markOf(name, form))))
    .map((name) => markOf(name, 'part'));
  return [...made, ...lent, ...parts];
}

function withoutEchoes(body: string, request: Exchange['request']): string {
  const values = [...strings(request.body), ...request.query.map(([, value]) => value), request.path];
  return values
    .filter((value) => value.length > 2)
    .sort((one, other) => other.length - one.length)
    .reduce((rest, value) => rest.replaceAll(value, '').replaceAll(JSON.stringify(value).slice(1, -1), ''), body);
}

function strings(body: string | undefined): string[] {
  if (body === undefined || body.length > 100_000) return [];
  try {
    const found: string[] = [];
    JSON.parse(body, (_key, value) => {
      if (typeof value === 'string') found.push(value);
      return value;
    });
    return found;
  } catch {
    return [body];
  }
}

function shown(text: string): string {
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
