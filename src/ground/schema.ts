import * as v from 'valibot';

type Unchanged<S extends v.GenericSchema> = v.SchemaWithPipe<readonly [S, v.ReadonlyAction<v.InferOutput<S>>]>;

/** An object of which nothing is changed. Further members are let through. */
export function object<const E extends v.ObjectEntries>(entries: E): Unchanged<v.ObjectSchema<E, undefined>> {
  return v.pipe(v.object(entries), v.readonly());
}

/** An object of which nothing is changed, and that has no other members. */
export function strictObject<const E extends v.ObjectEntries>(
  entries: E,
): Unchanged<v.StrictObjectSchema<E, undefined>> {
  return v.pipe(v.strictObject(entries), v.readonly());
}

/** An array of which nothing is changed. */
export function list<const S extends v.GenericSchema>(item: S): Unchanged<v.ArraySchema<S, undefined>> {
  return v.pipe(v.array(item), v.readonly());
}

/** A schema with what its published form says of it. */
export function described<const S extends v.GenericSchema, const T extends string>(
  schema: S,
  text: T,
): v.SchemaWithPipe<readonly [S, v.DescriptionAction<v.InferOutput<S>, T>]> {
  return v.pipe(schema, v.description(text));
}

/** A whole number from 0. */
export const natural: v.GenericSchema<number> = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A place where a value is not what its schema says. */
export interface Mistake {
  readonly path: readonly string[];
  /** A member too much or one too few, or else the word of the rule that is broken. */
  readonly rule: string;
  readonly expected: string;
  readonly received: string;
  /** What may stand there: the keys of the object, or the words of a choice. */
  readonly known: readonly string[];
}

/** Every place where a value is not what its schema says. For an unknown or a missing key, its object is the place. */
export function mistakesIn(schema: v.GenericSchema, value: unknown): readonly Mistake[] {
  // To the library an array is an object as well; no document of the suite is an array.
  if (Array.isArray(value)) return [{ path: [], rule: 'object', expected: 'object', received: 'array', known: [] }];
  return (v.safeParse(schema, value).issues ?? []).map((issue) => {
    const whole = issue.path?.map(({ key }) => String(key)) ?? [];
    const { received, expected, type } = issue;
    const key = whole.at(-1) ?? '';
    const isUnknown = expected === 'never';
    const isMissing = expected === JSON.stringify(key) && received === 'undefined';
    const path = isUnknown || isMissing ? whole.slice(0, -1) : whole;
    return {
      path,
      rule: isUnknown ? 'unknown' : isMissing ? 'missing' : type,
      expected: isUnknown || isMissing ? key : (expected ?? 'another value'),
      received: received.length > 80 ? `${received.slice(0, 77)}...` : received,
      known: wordsOf(schemaAt(schema, path)),
    };
  });
}

const needs: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  boolean: 'true or false',
  integer: 'a whole number',
  array: 'a list',
  object: 'a mapping',
  strict_object: 'a mapping',
  record: 'a mapping',
  min_length: 'not empty',
  min_entries: 'not empty',
};

/** What a value must be, as it stands behind "must be". */
export function needOf({ rule, expected, known }: Mistake): string {
  if (rule === 'picklist') return `one of ${known.join(', ')}`;
  const bound = expected.replace(/^>=/, 'at least ').replace(/^<=/, 'at most ').replace(/^>/, 'more than ');
  return needs[rule] ?? bound;
}

interface Node {
  readonly pipe?: readonly Node[];
  readonly wrapped?: Node;
  readonly entries?: Readonly<Record<string, Node>>;
  readonly item?: Node;
  readonly value?: Node;
  readonly options?: readonly unknown[];
}

function schemaAt(schema: v.GenericSchema, path: readonly string[]): Node {
  return path.reduce(
    (node, key) => unwrapped(node.entries?.[key] ?? node.item ?? node.value ?? {}),
    unwrapped(schema as Node),
  );
}

function unwrapped(node: Node): Node {
  const inner = node.pipe?.[0] ?? node.wrapped;
  return inner === undefined || inner === node ? node : unwrapped(inner);
}

function wordsOf({ entries, options = [] }: Node): readonly string[] {
  return entries === undefined ? options.filter((one) => typeof one === 'string') : Object.keys(entries);
}
