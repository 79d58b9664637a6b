import { answerFor } from './answers.js';
import type { Contract } from './contract.js';
import type { OpenApiDocument, Schema } from './document.js';
import { isOfObjects, membersOf, partsOf, typesOf } from './members.js';
import type { Operation } from './operation.js';

/** Where values for a parameter can be found: in the items of a list that an operation returns. */
export interface IdSource {
  /** The id of the operation that lists. */
  readonly operation: string;
  /** The member of its answer that is the list; absent where the answer itself is. */
  readonly list?: string;
  /** The member of an item. */
  readonly member: string;
}

interface Listing {
  readonly operation: Operation;
  readonly list?: string;
  readonly members: readonly string[];
  /** What its items are called, in the singular. */
  readonly thing: string;
}

/** By operation and parameter: where the values of its ids come from. Those without an entry cannot be discovered. */
export type IdSources = ReadonlyMap<string, ReadonlyMap<string, IdSource>>;

/** Finds for every id that a call needs the list of the same document whose items have it. */
export function idSources({ operations, document }: Pick<Contract, 'operations' | 'document'>): IdSources {
  const listings = operations.flatMap((operation) => listingsOf(document, operation));
  return new Map(
    operations.map((operation) => [
      operation.id,
      new Map(
        askedIds(operation).flatMap((name): [string, IdSource][] => {
          const source = sourceOf(operation, name, listings);
          return source === undefined ? [] : [[name, source]];
        }),
      ),
    ]),
  );
}

/** The ids that the plainest valid request of an operation holds. */
export function neededIds({ shapes, described }: Operation): readonly string[] {
  const [shape] = shapes;
  return shape?.parameters.filter((name) => described?.parameters.get(name)?.isId === true) ?? [];
}

/** Those that a call may need although the document does not say so, behind those that it does. */
function askedIds(operation: Operation): readonly string[] {
  const { described, parameters } = operation;
  const needed = neededIds(operation);
  const isId = ({ name }: { readonly name: string }) => described?.parameters.get(name)?.isId === true;
  if (described?.isReading !== true || needed.length > 0) return needed;
  return parameters.filter(isId).map(({ name }) => name);
}

function listingsOf(document: OpenApiDocument, operation: Operation): readonly Listing[] {
  const { described, path } = operation;
  if (described?.isReading !== true || described.control !== 'real') return [];
  const schema = [200, 206]
    .map((status) => answerFor(described.answers, status)?.schema)
    .find((one) => one !== undefined);
  if (schema === undefined) return [];
  const words = path.split('/').filter((part) => part !== '' && !part.startsWith('{'));
  const collection = words.filter((word) => !/^(?:list|get|search|find)/.test(word)).at(-1) ?? '';
  const items = itemsOf(document, schema);
  const ofRoot = items === undefined ? [] : [listing(items, collection)];
  const ofMembers = [...membersOf(document, schema)].flatMap(([name, member]) => {
    const inner = itemsOf(document, member);
    return inner === undefined
      ? []
      : [listing(inner, name === 'data' || name === 'items' || name === 'results' ? collection : name, name)];
  });
  return [...ofRoot, ...ofMembers];

  function listing(item: Schema, called: string, list?: string): Listing {
    const members = isOfObjects(document, item) ? [...membersOf(document, item).keys()] : [];
    return { operation, members, thing: singular(called), ...(list === undefined ? {} : { list }) };
  }
}

function itemsOf(document: OpenApiDocument, schema: Schema): Schema | undefined {
  const types = typesOf(document, schema);
  if (types.size > 0 && !types.has('array')) return undefined;
  return partsOf(document, schema).find(({ items }) => items !== undefined)?.items;
}

function sourceOf(operation: Operation, name: string, listings: readonly Listing[]): IdSource | undefined {
  const candidates = listings
    .filter((listing) => listing.operation.id !== operation.id)
    .flatMap((listing) =>
      listing.members.flatMap((member) => {
        const rank = rankOf(operation, name, listing, member);
        return rank === undefined ? [] : [{ listing, member, rank }];
      }),
    )
    .sort((one, other) => one.rank - other.rank);
  const [best] = candidates;
  if (best === undefined) return undefined;
  const { listing, member } = best;
  return { operation: listing.operation.id, member, ...(listing.list === undefined ? {} : { list: listing.list }) };
}

/** How well a member of a list fits a parameter, the best first; `undefined` where it does not. */
function rankOf(
  operation: Operation,
  name: string,
  { operation: lister, thing }: Listing,
  member: string,
): number | undefined {
  const wanted = plain(name);
  const own = plain(member);
  const named = `${plain(thing)}id`;
  const above = plain(singular(collectionOf(operation.path, name)));
  const isOwnList = named === wanted || (wanted === 'id' && isAbove(lister.path, operation.path));
  const isSibling = parentOf(lister.path) === parentOf(operation.path);
  const distance = isSibling ? 0 : isAbove(lister.path, operation.path) ? 0.5 : 1;
  // One that needs ids of its own comes last, as those have to be found first.
  const dearness = neededIds(lister).length * 4 + distance;
  if (own === wanted && wanted !== 'id') return dearness + (isOwnList || isSibling ? 0 : 2);
  // What a path calls its number is the number of what stands before it.
  if (above !== '' && own === `${above}${wanted}`) return dearness + 3;
  return own === 'id' && isOwnList ? dearness : undefined;
}

function isAbove(lister: string, path: string): boolean {
  return path.startsWith(`${parentOf(lister)}/`);
}

function parentOf(path: string): string {
  return path.replace(/\/(?:list|get|search|find)[^/]*$/, '').replace(/\/$/, '');
}

function plain(name: string): string {
  return name.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
}

function singular(name: string): string {
  return name
    .replace(/ies$/, 'y')
    .replace(/lves$/, 'lf')
    .replace(/(s|x|ch|sh)es$/, '$1')
    .replace(/([^s])s$/, '$1');
}

/** The word of a path before a parameter. */
function collectionOf(path: string, name: string): string {
  const parts = path.split('/');
  return parts[parts.indexOf(`{${name}}`) - 1] ?? '';
}
