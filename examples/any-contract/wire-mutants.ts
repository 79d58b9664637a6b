import { type LibraryMutant, without } from './mutant.js';

/** Mutants of what travels elsewhere than in JSON: in forms, cookies, headers and queries, and of a second credential. */
export const wireMutants: readonly LibraryMutant[] = [
  {
    id: 'library-form-open',
    operations: ['readers.join'],
    requirement: 'enum.unknown-refused',
    title: 'takes any word for a field of a form',
    manners: without(['enum'], 'top'),
  },
  {
    id: 'library-part-unchecked',
    operations: ['books.cover'],
    requirement: 'nested.malformed-refused',
    title: 'does not look into a part of a form that is JSON',
    manners: without(['type', 'minimum', 'maximum'], 'nested'),
  },
  {
    id: 'library-cookie-ignored',
    operations: ['catalogue'],
    requirement: 'enum.unknown-refused',
    title: 'does not look at cookies',
    manners: { ignoresCookies: true },
  },
  {
    id: 'library-header-any-number',
    operations: ['catalogue'],
    requirement: 'bounds.exceeded-refused',
    title: 'takes any number in a header',
    manners: without(['minimum', 'maximum'], 'top'),
  },
  {
    id: 'library-joined-items-unchecked',
    operations: ['catalogue'],
    requirement: 'items.malformed-refused',
    title: 'does not look at the items of a list that stands in one parameter',
    manners: without(['enum', 'minimum', 'maximum'], 'items'),
  },
  {
    id: 'library-deep-object-incomplete',
    operations: ['catalogue'],
    requirement: 'nested.missing-refused',
    title: 'takes half of an object in a query',
    manners: without(['required'], 'top'),
  },
  {
    id: 'library-desk-by-token',
    operations: ['desk.loans'],
    requirement: 'auth.missing-refused',
    title: 'opens the desk to the token alone, without the key that is asked for beside it',
    manners: { desk: 'nothing' },
    overlaps: { 'auth.unknown-token-refused': 'what is not asked for is not compared either' },
  },
  {
    id: 'library-desk-by-any-key',
    operations: ['desk.loans'],
    requirement: 'auth.unknown-token-refused',
    title: 'takes any key of a desk beside the token',
    manners: { desk: 'any key' },
  },
];
