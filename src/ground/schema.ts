import * as v from 'valibot';

/** An object of which nothing is changed. Further members are let through. */
export function object<const E extends v.ObjectEntries>(
  entries: E,
): v.SchemaWithPipe<
  readonly [v.ObjectSchema<E, undefined>, v.ReadonlyAction<v.InferOutput<v.ObjectSchema<E, undefined>>>]
> {
  return v.pipe(v.object(entries), v.readonly());
}

/** An array of which nothing is changed. */
export function list<const S extends v.GenericSchema>(
  item: S,
): v.SchemaWithPipe<readonly [v.ArraySchema<S, undefined>, v.ReadonlyAction<v.InferOutput<S>[]>]> {
  return v.pipe(v.array(item), v.readonly());
}

/** A whole number from 0. */
export const natural: v.GenericSchema<number> = v.pipe(v.number(), v.integer(), v.minValue(0));

/** The first place where a value is not what a schema says, as `<place>: expected X, received Y`; absent where it fits. */
export function mismatchIn(schema: v.GenericSchema, value: unknown): string | undefined {
  const { issues } = v.safeParse(schema, value, { abortEarly: true });
  const [issue] = issues ?? [];
  if (issue === undefined) return undefined;
  const place = v.getDotPath(issue);
  const expected = issue.expected ?? 'another value';
  const received = issue.received.length > 80 ? `${issue.received.slice(0, 77)}...` : issue.received;
  return `${place === null ? '' : `${place}: `}expected ${expected}, received ${received}`;
}
