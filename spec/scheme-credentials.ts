import { type CredentialName, variableOf } from './credentials.js';

/** What is lent for a security scheme of a document that is of no kind of the suite's own. */
export type SchemeCredential = `scheme-${string}`;

/** Whatever may be lent. */
export type LentName = CredentialName | SchemeCredential;

/** What is lent for the scheme of that name, which a document spells as it likes. */
export function schemeCredential(scheme: string): SchemeCredential {
  const words = scheme
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `scheme-${words || 'unnamed'}`;
}

/** Whether it is that of a scheme. */
export function isOfScheme(name: string): name is SchemeCredential {
  return name.startsWith('scheme-');
}

/** The environment variable that lends it. */
export function variableFor(name: LentName): string {
  return isOfScheme(name) ? `SEAM_CONFORMANCE_${name.replaceAll('-', '_').toUpperCase()}` : variableOf[name];
}
