import {
  type DocumentedCredential,
  documentedKinds,
  mainCredential,
  workspaceHeader,
} from '../../../spec/credentials.js';
import type { OpenApiDocument, OperationObject, SecurityScheme } from './document.js';

/** How a credential is presented in a request. */
export interface Presentation {
  readonly in: 'header' | 'query' | 'cookie';
  /** Of a header, in lower case. */
  readonly name: string;
  /** What stands before the token: a scheme word and a space, or nothing. */
  readonly prefix: string;
  /** How the token is spelled, where that is not as it was lent. */
  readonly form?: 'base64';
}

const authorization = { in: 'header', name: 'authorization' } as const;

/** What an operation says of credentials. */
export interface Security {
  readonly presents: ReadonlyMap<DocumentedCredential, Presentation>;
  /** Schemes that the suite cannot present. */
  readonly unknownSchemes: readonly string[];
  /** Whether it may be called without any. */
  readonly isOpen: boolean;
}

/** Reads the security of operations of one document. */
export type ReadSecurity = (object: OperationObject) => Security;

/**
 * What a document says of credentials. A scheme is of a kind that its name, or the format of its tokens, tells; where none
 * is told to be the main one, the scheme that most operations name is.
 */
export function securityOf(document: OpenApiDocument, objects: readonly OperationObject[]): ReadSecurity {
  const schemes = document.components?.securitySchemes ?? {};
  const alternativesOf = ({ security }: OperationObject) => security ?? document.security ?? [];
  const presentable = Object.keys(schemes).filter((name) => presentationOf(schemes[name]) !== undefined);
  const kinds = new Map<string, DocumentedCredential>();
  for (const name of presentable) {
    const kind = kindOf(name, schemes[name]);
    if (kind !== undefined) kinds.set(name, kind);
  }
  if (![...kinds.values()].includes(mainCredential)) {
    const count = (name: string) =>
      objects.filter((object) => alternativesOf(object).some((one) => Object.hasOwn(one, name))).length;
    const [main] = presentable
      .filter((name) => !kinds.has(name) && count(name) > 0 && !isCompanion(schemes[name]))
      .sort((one, other) => count(other) - count(one));
    if (main !== undefined) kinds.set(main, mainCredential);
  }
  const isKnown = (name: string) => kinds.has(name) || isCompanion(schemes[name]);
  return (object) => {
    const alternatives = alternativesOf(object);
    const presents = new Map<DocumentedCredential, Presentation>();
    for (const alternative of alternatives) {
      const names = Object.keys(alternative);
      const [kind, ...others] = names.filter((name) => kinds.has(name));
      const presentation = kind === undefined ? undefined : presentationOf(schemes[kind]);
      const credential = kind === undefined ? undefined : kinds.get(kind);
      // Two tokens at once are more than one credential.
      if (credential === undefined || presentation === undefined || others.length > 0) continue;
      if (names.every(isKnown) && !presents.has(credential)) presents.set(credential, presentation);
    }
    return {
      presents: new Map([...presents].sort(([one], [other]) => rankOf(one) - rankOf(other))),
      unknownSchemes: [...new Set(alternatives.flatMap((one) => Object.keys(one)))].filter((name) => !isKnown(name)),
      isOpen: alternatives.length === 0 || alternatives.some((one) => Object.keys(one).length === 0),
    };
  };
}

function rankOf(credential: DocumentedCredential): number {
  return documentedKinds.findIndex(({ name }) => name === credential);
}

function kindOf(name: string, scheme: SecurityScheme | undefined): DocumentedCredential | undefined {
  const words = scheme?.type === 'http' && scheme.bearerFormat !== undefined ? [name, scheme.bearerFormat] : [name];
  return documentedKinds.find(({ inDocuments }) => words.some((word) => inDocuments?.test(word) === true))?.name;
}

function presentationOf(scheme: SecurityScheme | undefined): Presentation | undefined {
  if (scheme === undefined) return undefined;
  const { type, in: place, name } = scheme;
  if (type === 'apiKey') {
    if (name === undefined || (place !== 'header' && place !== 'query' && place !== 'cookie')) return undefined;
    return { in: place, name: place === 'header' ? name.toLowerCase() : name, prefix: '' };
  }
  // What is lent for it is a name and a password, with a colon between them.
  if (type === 'http' && scheme.scheme?.toLowerCase() === 'basic') {
    return { ...authorization, prefix: 'Basic ', form: 'base64' };
  }
  const isBearer =
    type === 'http' ? scheme.scheme?.toLowerCase() === 'bearer' : ['oauth2', 'openIdConnect'].includes(type);
  return isBearer ? { ...authorization, prefix: 'Bearer ' } : undefined;
}

function isCompanion(scheme: SecurityScheme | undefined): boolean {
  return scheme?.type === 'apiKey' && scheme.name?.toLowerCase() === workspaceHeader.header;
}
