import { type CredentialName, credentialNames, mainCredential } from '../../spec/credentials.js';
import type { Verdict } from './verdict.js';

/** What distinguishes a case from the others of its requirement. */
export interface CaseVariation {
  readonly operation: string;
  /** Of an alternate form; absent for the canonical one. */
  readonly method?: string;
  /** The requirement that it is about: that of the canonical form for an alternate one. */
  readonly requirement: string;
  readonly credential: CredentialName;
  /** The parameters or whatever else it is about; empty where it is about the whole call. */
  readonly about: string;
  /** The value, the shape or the circumstance. */
  readonly what: string;
}

/**
 * Takes the id of a case apart: `<operation>/<requirement>/[<METHOD>:<requirement>/][<credential>:]<about>=<what>`. The
 * form of ids never changes.
 */
export function variationOf({
  case: id,
  operation,
  requirement,
}: Pick<Verdict, 'case' | 'operation' | 'requirement'>): CaseVariation {
  const prefix = `${operation}/${requirement}/`;
  const own = id.startsWith(prefix) ? id.slice(prefix.length) : id;
  const [, method, canonical, rest = own] = /^([A-Z]+):([^/]+)\/(.+)$/s.exec(own) ?? [];
  const parts = rest.split(':');
  const credential = credentialNames.find((name) => parts.includes(name)) ?? mainCredential;
  const others = parts.filter((part) => part !== credential).join(':');
  const at = others.indexOf('=');
  return {
    operation,
    ...(method === undefined ? {} : { method }),
    requirement: canonical ?? requirement,
    credential,
    about: at < 0 ? '' : others.slice(0, at),
    what: at < 0 ? others : others.slice(at + 1),
  };
}

/** How far a variation is from the plainest call: the main credential, the canonical method, one parameter. */
export function distanceOf({ method, credential, about, what }: CaseVariation): number {
  const rank = credentialNames.indexOf(credential);
  return (
    (method === undefined ? 0 : 100) + rank * 10 + Math.min(9, about.split('+').length + what.split(':').length - 2)
  );
}
