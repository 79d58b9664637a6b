/** A book of the library. */
export interface Book {
  readonly book_id: string;
  readonly title: string;
  readonly isbn: string;
  readonly genre: string;
  readonly authors: readonly { readonly name: string; readonly born?: number }[];
  readonly pages: number | null;
  readonly shelf_number: number;
}

/** The books that are there when the library opens. */
export function firstBooks(): Book[] {
  return [
    {
      book_id: 'b7e0f5a2-3c7d-4a10-9a57-6b1d2f0c4e11',
      title: 'The Sea Around Us',
      isbn: '9780195069976',
      genre: 'science',
      authors: [{ name: 'Rachel Carson', born: 1907 }],
      pages: 288,
      shelf_number: 7,
    },
    {
      book_id: '0c9a6a34-5f0e-4a52-8d7a-94f1c35b2d20',
      title: 'Orlando',
      isbn: '9780156701600',
      genre: 'novel',
      authors: [{ name: 'Virginia Woolf', born: 1882 }],
      pages: null,
      shelf_number: 12,
    },
  ];
}
