import type { Manners } from './library.js';

/** A library that differs in a way that its document allows. */
export interface LibraryVariant {
  readonly id: string;
  readonly title: string;
  readonly manners: Manners;
}

/** Every variant; all of them conform. */
export const libraryVariants: readonly LibraryVariant[] = [
  { id: 'library-plain', title: 'is as the example shows it', manners: {} },
  { id: 'library-422', title: 'refuses what is invalid with 422', manners: { invalid: 422 } },
  { id: 'library-looks-first', title: 'looks for the book before it looks at the body', manners: { looksFirst: true } },
  {
    id: 'library-says-more',
    title: 'adds a documented detail to every refusal, and members that are not forbidden to answers',
    manners: {
      answer: (_operation, status, body) => [
        status,
        status < 300 ? { ...(body as object), took_ms: 3 } : { detail: 'see the documentation', ...(body as object) },
      ],
    },
  },
];
