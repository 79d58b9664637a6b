import type { Reply } from '../../../fixtures/handle.js';
import { createReference } from '../../../fixtures/reference/reference.js';
import { referenceTokens, seedWorld } from '../../../fixtures/reference/seed.js';
import { type CredentialName, documentedKinds } from '../../../spec/credentials.js';
import type { Contract } from '../../model/contract/contract.js';
import {
  isHarmlessHeader,
  isTokenShaped,
  masked,
  withoutBodySecrets,
  withoutQuerySecrets,
  withoutTokenWords,
} from '../../model/foreign-secrets.js';
import type { TargetReaction } from '../target/reaction.js';
import { type Incoming, openReception, type Reception } from '../target/reception.js';
import { aside } from '../target/scripted-target.js';

/** The credentials that the observing target knows. They open nothing else. */
export const observedTokens: ReadonlyMap<CredentialName, string> = new Map(
  documentedKinds.flatMap(({ name }) => [...referenceTokens()].filter(([token]) => token === name)),
);

/** The workspace that they belong to. */
export const observedWorkspace = [...seedWorld().directory.apiKeys.values()][0] ?? '';

/** The reference implementation, which records what arrives, and to whose five operations every id is known. */
export async function openObservingTarget(contract: Contract, redact: (text: string) => string): Promise<Reception> {
  const reference = await createReference();
  const paths = new Set(contract.operations.map(({ path }) => path));
  return openReception({
    react: async (incoming) => {
      const url = new URL(incoming.target, 'http://localhost');
      const reply = await reference
        .handle({
          method: incoming.method,
          path: url.pathname,
          query: url.searchParams,
          headers: byName(incoming),
          ...(incoming.body === '' ? {} : { body: incoming.body }),
        })
        .catch((): Reply => ({ status: 500 }));
      // The command's own tests use ids of their own, which no world of ours could hold.
      const isUnknownId = reply.status === 404 && paths.has(url.pathname);
      return reactionTo(isUnknownId ? { status: 200, body: { ok: true } } : reply);
    },
    aside,
    redact,
    conceal: withoutForeignSecrets,
  });
}

// An observed command sends whatever it is configured with, and the suite promises a bundle without secrets.
function withoutForeignSecrets({ method, target, headers, body }: Incoming): Incoming {
  return {
    method,
    target: withoutQuerySecrets(target),
    headers: headers.map(([name, value]) => [name, shownOf(name, value)]),
    body: withoutBodySecrets(body),
  };
}

function shownOf(name: string, value: string): string {
  if (isJudged(name, value)) return value;
  return isHarmlessHeader(name) ? withoutTokenWords(value) : masked;
}

// Of a credential's header stays what is judged: its scheme and the names of credentials; any other token may be live.
function isJudged(name: string, value: string): boolean {
  return /^(?:authorization|(?:seam-)?client-session-token|seam-(?:publishable|api)-key)$/i.test(name)
    ? !value.split(/\s+/).some(isTokenShaped)
    : false;
}

function byName({ headers }: Incoming): Record<string, string> {
  return Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value]));
}

function reactionTo({ status, headers = {}, body }: Reply): TargetReaction {
  if (body === undefined) return { kind: 'answer', status, headers };
  const isText = typeof body === 'string';
  return {
    kind: 'answer',
    status,
    headers: isText ? headers : { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: isText ? body : JSON.stringify(body),
  };
}
