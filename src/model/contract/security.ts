import {
  type DocumentedCredential,
  documentedKinds,
  mainCredential,
  workspaceHeader,
} from '../../../spec/credentials.js';
import { type LentName, schemeCredential } from '../../../spec/scheme-credentials.js';
import { type OpenApiDocument, type OperationObject, resolve, type SecurityScheme } from './document.js';

/** Where and how a token stands in a request. */
export interface TokenPlace {
  readonly in: 'header' | 'query' | 'cookie';
  /** Of a header, in lower case. */
  readonly name: string;
  /** What stands before the token: a scheme word and a space, or nothing. */
  readonly prefix: string;
  /** How the token is spelled, where that is not as it was lent. */
  readonly form?: 'base64';
}

/** A token in its place. */
export interface Presented extends TokenPlace {
  readonly credential: LentName;
  /** The name of its scheme in the document. */
  readonly scheme: string;
}

/** How a credential is presented in a request. */
export interface Presentation extends Presented {
  /** What else the document asks for at once. */
  readonly beside: readonly Presented[];
}

const authorization = { in: 'header', name: 'authorization' } as const;

interface Ways {
  readonly presents: ReadonlyMap<string, Presentation>;
  readonly others: readonly Presentation[];
}

/** What an operation says of credentials. */
export interface Security {
  readonly presents: ReadonlyMap<DocumentedCredential, Presentation>;
  /** Further ways to be let in, in the order of preference. */
  readonly others: readonly Presentation[];
  /** Schemes that the suite cannot present. */
  readonly unknownSchemes: readonly string[];
  /** Whether it may be called without any. */
  readonly isOpen: boolean;
}

/** Reads the security of operations of one document. */
export type ReadSecurity = (object: OperationObject) => Security;

/**
 * What a document says of credentials. A scheme is of a kind that its name, or the format of its tokens, tells; where none
 * is told to be the main one, the scheme that most operations name is. What is of no kind is lent by the name of its scheme.
 */
export function securityOf(document: OpenApiDocument, objects: readonly OperationObject[]): ReadSecurity {
  const schemes = schemesIn(document);
  const alternativesOf = ({ security }: OperationObject) => security ?? document.security ?? [];
  const places = new Map(
    Object.entries(schemes).flatMap(([name, scheme]): [string, TokenPlace][] => {
      const place = isCompanion(scheme) ? undefined : placeOf(scheme);
      return place === undefined ? [] : [[name, place]];
    }),
  );
  const kinds = new Map<string, DocumentedCredential>();
  for (const name of places.keys()) {
    const kind = kindOf(name, schemes[name]);
    if (kind !== undefined) kinds.set(name, kind);
  }
  if (![...kinds.values()].includes(mainCredential)) {
    const count = (name: string) =>
      objects.filter((object) => alternativesOf(object).some((one) => Object.hasOwn(one, name))).length;
    const isAlone = (one: object, name: string) => Object.hasOwn(one, name) && Object.keys(one).length === 1;
    const countAlone = (name: string) =>
      objects.filter((object) => alternativesOf(object).some((one) => isAlone(one, name))).length;
    const [main] = [...places.keys()]
      .filter((name) => !kinds.has(name) && count(name) > 0)
      .sort(
        (one, other) =>
          count(other) - count(one) || countAlone(other) - countAlone(one) || secrecyOf(other) - secrecyOf(one),
      );
    if (main !== undefined) kinds.set(main, mainCredential);
  }
  const isKnown = (name: string) => places.has(name) || isCompanion(schemes[name]);
  return (object) => {
    const alternatives = alternativesOf(object).filter((one) => Object.keys(one).every(isKnown));
    const ways = least(
      alternatives
        .flatMap((one) => presentationOf(Object.keys(one)) ?? [])
        .sort((one, other) => rankOf(one) - rankOf(other)),
    );
    const presents = new Map<DocumentedCredential, Presentation>();
    for (const way of ways) {
      const kind = kinds.get(way.scheme) ?? mainCredential;
      if (!presents.has(kind)) presents.set(kind, way);
    }
    const all = alternativesOf(object);
    return {
      presents,
      others: ways.filter((way) => ![...presents.values()].includes(way)),
      unknownSchemes: [...new Set(all.flatMap((one) => Object.keys(one)))].filter((name) => !isKnown(name)),
      isOpen: all.length === 0 || all.some((one) => Object.keys(one).length === 0),
    };
  };

  // What is of a kind stands for all of them: it is what the operation is asked with.
  function presentationOf(names: readonly string[]): Presentation | undefined {
    const all = names
      .flatMap((scheme): Presented[] => {
        const place = places.get(scheme);
        return place === undefined
          ? []
          : [{ ...place, scheme, credential: kinds.get(scheme) ?? schemeCredential(scheme) }];
      })
      .sort((one, other) => Number(kinds.has(other.scheme)) - Number(kinds.has(one.scheme)));
    const [first, ...beside] = all;
    // Two of one place are one.
    const isCrowded = new Set(all.map(({ in: place, name }) => `${place} ${name}`)).size < all.length;
    return first === undefined || isCrowded ? undefined : { ...first, beside };
  }

  // The kinds in their order, then what is of none; what asks for less comes first.
  function rankOf({ scheme, beside }: Presentation): number {
    const place = documentedKinds.findIndex(({ name }) => name === kinds.get(scheme));
    return (place === -1 ? documentedKinds.length : place) * 100 + beside.length;
  }
}

/** Every way to be let in, in the order of preference. */
export function waysIn({ presents, others }: Ways): readonly Presentation[] {
  return [...presents.values(), ...others];
}

/** Everything that a way to be let in presents at once. */
export function allPresented(way: Presentation): readonly Presented[] {
  return [way, ...way.beside];
}

/** Everything that a way to be let in needs to be lent. */
export function lentFor(way: Presentation): readonly LentName[] {
  return allPresented(way).map(({ credential }) => credential);
}

// One that points nowhere is one that nobody defined.
function schemesIn(document: OpenApiDocument): Readonly<Record<string, SecurityScheme>> {
  return Object.fromEntries(
    Object.entries(document.components?.securitySchemes ?? {}).flatMap(([name, scheme]): [string, SecurityScheme][] => {
      try {
        return [[name, resolve<SecurityScheme>(document, scheme)]];
      } catch {
        return [];
      }
    }),
  );
}

// Whoever is let in by some of what another way asks for is let in.
function least(ways: readonly Presentation[]): readonly Presentation[] {
  return ways.filter((way, index) => {
    const own = lentFor(way);
    return !ways.some((other, at) => {
      const needed = lentFor(other);
      const isLess = needed.length < own.length || (needed.length === own.length && at < index);
      return isLess && needed.every((name) => own.includes(name));
    });
  });
}

// Of several that are always asked for at once, the one that nobody else knows.
function secrecyOf(name: string): number {
  return Number(/secret|token|pass|key|auth/i.test(name));
}

function kindOf(name: string, scheme: SecurityScheme | undefined): DocumentedCredential | undefined {
  const words = scheme?.type === 'http' && scheme.bearerFormat !== undefined ? [name, scheme.bearerFormat] : [name];
  return documentedKinds.find(({ inDocuments }) => words.some((word) => inDocuments?.test(word) === true))?.name;
}

function placeOf(scheme: SecurityScheme | undefined): TokenPlace | undefined {
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
