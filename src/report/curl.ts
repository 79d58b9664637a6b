import { type CredentialName, variableOf } from '../../spec/credentials.js';
import { isOfScheme, variableFor } from '../../spec/scheme-credentials.js';
import { markIn, marks } from '../model/credential-mark.js';
import type { Exchange } from '../model/exchange.js';
import { pathAndQuery, type Request } from '../model/experiment/request.js';
import { type Piece, printfFormat, shellText, shellWord } from './shell.js';

// Each does in the shell what the transport does with the credential.
const forms: Readonly<Record<string, (name: string) => string>> = {
  basic: (name) => `$(printf %s "$${name}:" | base64 | tr -d '\\n')`,
  base64: (name) => `$(printf %s "$${name}" | base64 | tr -d '\\n')`,
  altered: (name) => `\${${name}%?}$(case $${name} in (*x) echo y;; (*) echo x;; esac)`,
  truncated: (name) => `\${${name}%?}`,
  extended: (name) => `\${${name}}x`,
  reversed: (name) => `\${${name}%"\${${name}##*[_.]}"}$(printf %s "\${${name}##*[_.]}" | rev)`,
  unsigned: (name) => `eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.$(printf %s "$${name}" | cut -d. -f2).`,
  swapped: (name) => `$(printf %s "$${name}" | tr a-zA-Z A-Za-z)`,
};

// A single argument of a process may not be longer than 128 KiB on Linux; `printf` of the shell knows no bound.
const longestArgument = 100_000;

/**
 * A `curl` command, for bash and zsh, that sends the request again. Credentials stay variableOf of the environment, and so
 * does the endpoint unless a base URL is given. Bodies are sent byte for byte; a content type that the request does not
 * have is kept from being added.
 */
export function curlOf(request: Request, baseUrl?: string): string {
  const { method, headers, body } = request;
  const base: Piece = baseUrl === undefined ? { expansion: '$SEAM_ENDPOINT' } : { text: baseUrl };
  const path = pathAndQuery(request);
  const url = shellWord([base, ...piecesOf(path)]);
  const isPiped = body !== undefined && (body.includes('\0') || body.length > longestArgument);
  const options = [
    ...Object.entries(headers).map(([name, value]) => headerOption(name, value)),
    ...(body !== undefined && headers['content-type'] === undefined ? ["-H 'content-type:'"] : []),
    ...(body === undefined ? [] : [isPiped ? '--data-binary @-' : `--data-raw ${shellText(body)}`]),
  ];
  const command = [
    `curl -sS -i${asIs(`${baseUrl ?? ''}${path}`)} ${methodOption(method, body)} ${url}`,
    ...options,
  ].join(' \\\n  ');
  return isPiped ? `printf ${printfFormat(body)} | ${command}` : command;
}

/**
 * The command that sends the request of an exchange again; `undefined` where it was a client that sent it: what a client
 * does is seen by running the client.
 */
export function replayOf({ origin, request }: Pick<Exchange, 'origin' | 'request'>): string | undefined {
  return origin.kind === 'arrival' ? undefined : curlOf(request);
}

// curl takes brackets and braces for patterns, and dots for steps through folders, unless told otherwise.
function asIs(url: string): string {
  return `${/[[\]{}]/.test(url) ? ' -g' : ''}${/\/\.{1,2}(?:[/?]|$)/.test(url) ? ' --path-as-is' : ''}`;
}

// `-X HEAD` would wait for a body that never comes.
function methodOption(method: string, body: string | undefined): string {
  return method === 'HEAD' && body === undefined ? '--head' : `-X ${shellText(method)}`;
}

// A header without a value is written with a semicolon; with a colon curl would leave it out.
function headerOption(name: string, value: string): string {
  return `-H ${value === '' ? shellText(`${name};`) : shellWord(piecesOf(`${name}: ${value}`))}`;
}

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const found of text.matchAll(marks)) {
    pieces.push({ text: text.slice(end, found.index) }, pieceOf(found[0]));
    end = found.index + found[0].length;
  }
  return [...pieces, { text: text.slice(end) }].filter((piece) => !('text' in piece) || piece.text !== '');
}

function pieceOf(mark: string): Piece {
  const { name = '', form = '' } = markIn(mark) ?? {};
  const isKnown = isOfScheme(name) || Object.hasOwn(variableOf, name);
  const variable = isKnown ? variableFor(name as CredentialName) : undefined;
  if (variable === undefined) return { text: mark };
  return { expansion: forms[form]?.(variable) ?? `$${variable}` };
}
