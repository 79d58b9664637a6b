import type { Manners } from './library.js';
import { type LibraryMutant, without } from './mutant.js';
import { wireMutants } from './wire-mutants.js';

const ofBody = (change: (node: Readonly<Record<string, unknown>>) => unknown): Manners => ({
  loosen: (node) => (node.isBody === true ? change(node) : node),
});

const withoutWord = (word: string) => (node: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(node).filter(([key]) => key !== word));

/** Every mutant of the library, requirement by requirement. */
export const libraryMutants: readonly LibraryMutant[] = [
  {
    id: 'library-enum-open',
    operations: ['books.list', 'books.add'],
    requirement: 'enum.unknown-refused',
    title: 'takes any word for a genre',
    manners: without(['enum'], 'top'),
  },
  {
    id: 'library-enum-any-case',
    operations: ['books.add'],
    requirement: 'enum.unknown-refused',
    title: 'takes a genre in any case',
    manners: {
      loosen: (node) =>
        Array.isArray(node.enum)
          ? { ...node, enum: [...node.enum, ...node.enum.map((one) => String(one).toUpperCase())] }
          : node,
    },
  },
  {
    id: 'library-bounds-ignored',
    operations: ['books.list', 'books.add'],
    requirement: 'bounds.exceeded-refused',
    title: 'takes any number',
    manners: without(['minimum', 'maximum'], 'top'),
  },
  {
    id: 'library-bounds-off-by-one',
    operations: ['books.add'],
    requirement: 'bounds.exceeded-refused',
    title: 'takes one more than the maximum',
    manners: { loosen: (node) => (typeof node.maximum === 'number' ? { ...node, maximum: node.maximum + 1 } : node) },
    overlaps: {
      'items.malformed-refused': 'authors have a maximum too',
      'nested.malformed-refused': 'sizes have a maximum too',
    },
  },
  {
    id: 'library-lengths-ignored',
    operations: ['books.list', 'books.add'],
    requirement: 'length.exceeded-refused',
    title: 'takes strings of any length',
    manners: without(['minLength', 'maxLength'], 'top'),
  },
  {
    id: 'library-pattern-unanchored',
    operations: ['books.add'],
    requirement: 'pattern.unmet-refused',
    title: 'looks for the pattern anywhere in the text',
    manners: {
      loosen: (node) =>
        typeof node.pattern === 'string' ? { ...node, pattern: node.pattern.replace(/^\^|\$$/g, '') } : node,
    },
  },
  {
    id: 'library-items-unchecked',
    operations: ['books.add'],
    requirement: 'items.malformed-refused',
    title: 'does not look at the items of a list',
    manners: without(['items'], 'top'),
  },
  {
    id: 'library-items-any-number',
    operations: ['books.add'],
    requirement: 'items.count-refused',
    title: 'takes lists of any length',
    manners: without(['minItems', 'maxItems'], 'top'),
  },
  {
    id: 'library-items-repeated',
    operations: ['books.add'],
    requirement: 'items.repeated-refused',
    title: 'takes an author twice',
    manners: without(['uniqueItems'], 'top'),
  },
  {
    id: 'library-members-open',
    operations: ['books.add'],
    requirement: 'members.unknown-refused',
    title: 'takes members that it does not know',
    manners: ofBody(withoutWord('additionalProperties')),
  },
  {
    id: 'library-members-none',
    operations: ['books.change'],
    requirement: 'members.count-refused',
    title: 'takes a change of nothing',
    manners: ofBody(withoutWord('minProperties')),
  },
  {
    id: 'library-nested-incomplete',
    operations: ['books.add'],
    requirement: 'nested.missing-refused',
    title: 'takes half a size',
    manners: without(['required'], 'top'),
  },
  {
    id: 'library-nested-unchecked',
    operations: ['books.add'],
    requirement: 'nested.malformed-refused',
    title: 'does not look at the members of a size',
    manners: without(['type', 'exclusiveMinimum', 'maximum'], 'nested'),
  },
  {
    id: 'library-branches-mixed',
    operations: ['members.find'],
    requirement: 'branch.unmatched-refused',
    title: 'finds by number and address at once',
    manners: ofBody(({ oneOf, ...node }) => (oneOf === undefined ? node : { ...node, anyOf: oneOf })),
  },
  {
    id: 'library-branch-by-default',
    operations: ['books.loans'],
    requirement: 'branch.discriminator-refused',
    title: 'treats an unknown kind as a member',
    manners: { loosen: (node) => (node.const === 'member' ? { type: 'string', not: { const: 'guest' } } : node) },
    overlaps: { 'enum.unknown-refused': 'the kind is a listed value too' },
  },
  {
    id: 'library-branch-missing',
    operations: ['books.loans'],
    requirement: 'branch.documented-accepted',
    title: 'lends to members alone',
    manners: ofBody((node) =>
      Array.isArray(node.oneOf) && node.properties === undefined ? { ...node, oneOf: node.oneOf.slice(0, 1) } : node,
    ),
  },
  {
    id: 'library-values-fewer',
    operations: ['books.list'],
    requirement: 'values.documented-accepted',
    title: 'does not know the last genre of the document',
    manners: {
      loosen: (node) =>
        Array.isArray(node.enum) && node.enum.length > 2 ? { ...node, enum: node.enum.slice(0, -1) } : node,
    },
  },
  {
    id: 'library-maximum-exclusive',
    operations: ['books.list'],
    requirement: 'values.documented-accepted',
    title: 'refuses the maximum itself',
    manners: {
      loosen: ({ maximum, ...node }, depth) =>
        maximum === undefined
          ? node
          : depth === 'top' && maximum === 50
            ? { ...node, exclusiveMaximum: maximum }
            : { maximum, ...node },
    },
  },
  {
    id: 'library-formats-ignored',
    operations: ['books.list', 'books.add'],
    requirement: 'format.malformed-refused',
    title: 'takes any text for a date or an address',
    manners: {
      loosen: ({ format, ...node }) => (format === undefined ? node : format === 'uuid' ? { format, ...node } : node),
    },
  },
  {
    id: 'library-path-loose',
    operations: ['books.list', 'shelves'],
    requirement: 'path.malformed-refused',
    title: 'reads the number of a shelf from the beginning of the text',
    manners: { readsNumbersLoosely: true },
  },
  {
    id: 'library-status-202',
    operations: ['books.list'],
    requirement: 'response.documented-status',
    title: 'answers a search with 202',
    manners: {
      answer: (operation, status, body) => [operation === 'books.list' && status === 200 ? 202 : status, body],
    },
  },
  {
    id: 'library-shape-null',
    operations: ['books.list', 'books.add'],
    requirement: 'response.documented-shape',
    title: 'returns null for the authors of a book',
    manners: { answer: (_operation, status, body) => [status, withAuthors(body)] },
  },
  {
    id: 'library-problem-renamed',
    operations: ['books.list', 'books.get'],
    requirement: 'response.refusal-shape',
    title: 'explains refusals under another name than the documented one',
    manners: { answer: (_operation, status, body) => [status, status >= 400 ? { message: 'refused' } : body] },
  },
  {
    id: 'library-write-only-shown',
    operations: ['books.list', 'books.get'],
    requirement: 'response.write-only-hidden',
    title: 'returns what was paid for a book, which is only written',
    manners: {
      answer: (operation, status, body) => [
        status,
        operation === 'books.get' ? { ...(body as object), price_paid: 12 } : body,
      ],
    },
  },
  {
    id: 'library-internal-member',
    operations: ['books.list', 'books.get'],
    requirement: 'response.nothing-else',
    title: 'returns a member that is not documented',
    manners: { answer: (_operation, status, body) => [status, status < 300 ? { ...(body as object), row: 1 } : body] },
  },
  ...wireMutants,
];

function withAuthors(body: unknown): unknown {
  if (typeof body !== 'object' || body === null) return body;
  if ('books' in body && Array.isArray(body.books)) return { ...body, books: body.books.map(withAuthors) };
  return 'authors' in body ? { ...body, authors: null } : body;
}
