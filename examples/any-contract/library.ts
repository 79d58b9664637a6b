import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { firstBooks } from './books.js';
import { checksOf, type Loosen } from './checks.js';
import { fieldsIn, parameterIn, parsed } from './wire.js';

/** The token that opens the library. */
export const libraryToken = 'library_4f7c1b9e2a';

/** The key of the desk, which it takes beside the token. */
export const deskKey = 'desk_81c0d3f47b';

/** In what a library differs from the one that this is an example of. */
export interface Manners {
  /** What it makes of each schema before it checks by it. */
  readonly loosen?: Loosen;
  /** The status of an invalid request. */
  readonly invalid?: 400 | 422;
  /** Whether it looks for the book before it looks at the rest. */
  readonly looksFirst?: boolean;
  /** Whether it reads numbers in paths from the beginning of the text. */
  readonly readsNumbersLoosely?: boolean;
  /** Whether it does not look at cookies. */
  readonly ignoresCookies?: boolean;
  /** What opens the desk beside the token, where that is not its key. */
  readonly desk?: 'nothing' | 'any key';
  /** The last word on every answer: its status and body. */
  readonly answer?: (operation: string, status: number, body: unknown) => readonly [status: number, body: unknown];
}

type Handler = (c: Context, input: Input) => readonly [status: number, body: unknown];

interface Input {
  readonly query: Readonly<Record<string, unknown>>;
  readonly path: Readonly<Record<string, unknown>>;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The library, as an application of Hono. */
export function createLibrary(manners: Manners = {}): Hono {
  const {
    loosen = (node) => node,
    invalid = 400,
    answer = (_operation, status, body) => [status, body] as const,
  } = manners;
  const app = new Hono();
  const books = firstBooks();
  const bookOf = ({ path }: Input) => books.find(({ book_id }) => book_id === String(path.book_id).toLowerCase());
  const unknown = [404, { problem: 'unknown book' }] as const;

  route('get', '/health', 'health', () => [200, { up: true }], 'anyone');
  route('get', '/books', 'books.list', (_c, { query }) => {
    const found = books.filter(
      ({ genre, title }) =>
        (query.genre ?? genre) === genre && title.toLowerCase().includes(String(query.search ?? '').toLowerCase()),
    );
    return [200, { books: found.slice(0, Number(query.limit ?? 50)) }];
  });
  route('post', '/books', 'books.add', (_c, { body }) => {
    // What arrives is listed when it has been put on its shelf, by hand.
    return [201, { book_id: randomUUID(), pages: null, shelf_number: 1, ...body }];
  });
  route('get', '/books/{book_id}', 'books.get', (_c, input) => {
    const book = bookOf(input);
    return book === undefined ? unknown : [200, book];
  });
  route('patch', '/books/{book_id}', 'books.change', (_c, input) => {
    const book = bookOf(input);
    return book === undefined ? unknown : [200, { ...book, ...input.body }];
  });
  route('post', '/books/{book_id}/loans', 'books.lend', (_c, input) => {
    const book = bookOf(input);
    return book === undefined ? unknown : [201, { book_id: book.book_id, kind: input.body.kind }];
  });
  route('post', '/members/find', 'members.find', () => [200, { members: [] }]);
  // Who joins is written into the book of members, by hand.
  route('post', '/readers/join', 'readers.join', () => [201, { member_number: 1 }]);
  route('post', '/books/{book_id}/cover', 'books.cover', (_c, input) =>
    bookOf(input) === undefined ? unknown : [204, null],
  );
  route('get', '/catalogue', 'catalogue.search', (_c, { query }) => {
    const genres = (query.genres ?? []) as readonly string[];
    const found = books.filter(({ genre }) => genres.length === 0 || genres.includes(genre));
    return [200, { titles: found.map(({ title }) => title) }];
  });
  route('get', '/desk/loans', 'desk.loans', () => [200, { loans: [] }], 'desk');
  route('get', '/shelves/{number}', 'shelves.get', (_c, { path }) => {
    const number = Number.parseInt(String(path.number), 10);
    const own = books.filter(({ shelf_number }) => shelf_number === number);
    if (own.length === 0) return [404, { problem: 'unknown shelf' }];
    return [200, { number, books: own.map(({ book_id }) => book_id) }];
  });
  app.notFound((c) => c.json({ problem: 'no such place' }, 404));
  return app;

  function route(
    method: 'get' | 'post' | 'patch',
    path: string,
    operation: string,
    handler: Handler,
    open: 'anyone' | 'members' | 'desk' = 'members',
  ): void {
    const isClosed = open !== 'anyone';
    const isForDesk = open === 'desk';
    const checks = checksOf(path, method, loosen);
    app[method](path.replaceAll(/{(\w+)}/g, ':$1'), async (c) => {
      const [status, body] = answer(operation, ...(await served()));
      if (status === 204) return c.body(null, 204);
      return typeof body === 'string' ? c.text(body, status as 200) : c.json(body as object, status as 200);

      async function served(): Promise<readonly [number, unknown]> {
        if (isClosed && c.req.header('authorization') !== `Bearer ${libraryToken}`)
          return [401, { problem: 'no token' }];
        if (isForDesk && !opensDesk(c.req.header('x-desk-key'))) return [401, { problem: 'no key of a desk' }];
        const path: Record<string, unknown> = {};
        const query: Record<string, unknown> = {};
        for (const parameter of checks.parameters) {
          const { name, in: place, type, check } = parameter;
          if (place === 'cookie' && manners.ignoresCookies) continue;
          const text = c.req.param(name) ?? '';
          const isLoose = place === 'path' && manners.readsNumbersLoosely && type === 'integer';
          const value = isLoose ? Number.parseInt(text, 10) : parameterIn(c, parameter);
          if (value === undefined) continue;
          const problem = check(value);
          if (problem !== undefined) return [invalid, { problem: 'invalid', detail: `${name}: ${problem}` }];
          (place === 'path' ? path : query)[name] = value;
        }
        if (manners.looksFirst && path.book_id !== undefined && bookOf({ path, query, body: {} }) === undefined)
          return unknown;
        const body = await sentBody(c);
        if (body === 'wrong type') return [415, { problem: 'another type of body' }];
        const problem = checks.body === undefined ? undefined : body === undefined ? 'unreadable' : checks.body(body);
        if (problem !== undefined) return [invalid, { problem: 'invalid', detail: problem }];
        return handler(c, { path, query, body: (body ?? {}) as Record<string, unknown> });
      }
    });

    function opensDesk(key: string | undefined): boolean {
      if (manners.desk === 'nothing') return true;
      return manners.desk === 'any key' ? key !== undefined : key === deskKey;
    }

    async function sentBody(c: Context): Promise<unknown> {
      if (checks.form !== undefined) return fieldsIn(c, checks.form);
      if (checks.body === undefined) return {};
      const isJson = /^application\/json(?:;|$)/.test(c.req.header('content-type') ?? '');
      return isJson ? c.req.text().then(parsed) : 'wrong type';
    }
  }
}
