import { generateSync, type JsonSchema } from 'json-schema-faker';
import { builtValue } from './built-value.js';
import { type OpenApiDocument, resolve, type Schema } from './document.js';
import type { Oracle } from './oracle.js';

/** Makes values of schemas. */
export interface Sampler {
  /**
   * A value that the oracle confirms; `undefined` where none can be made. The same schema has the same values.
   * @param isFull whether it holds what is optional too.
   */
  readonly sample: (schema: Schema, isFull: boolean) => unknown;
}

const attempts = 4;

/** A sampler over the schemas of a document. */
export function createSampler(document: OpenApiDocument, oracle: Oracle): Sampler {
  const refResolver = (reference: string) => resolve(document, { $ref: reference }) as JsonSchema;
  const known = { plain: new WeakMap<Schema, unknown>(), full: new WeakMap<Schema, unknown>() };
  return { sample };

  function sample(schema: Schema, isFull: boolean): unknown {
    const own = isFull ? known.full : known.plain;
    if (!own.has(schema)) {
      // What holds itself ends here.
      own.set(schema, undefined);
      own.set(schema, firstValid(schema, isFull));
    }
    return own.get(schema);
  }

  function firstValid(schema: Schema, isFull: boolean): unknown {
    let blank: unknown;
    for (const value of candidates(schema, isFull)) {
      if (value === undefined || !isValid(schema, value)) continue;
      if (!isBlank(value)) return value;
      blank ??= value;
    }
    return blank;
  }

  // What whoever wrote the document shows is what targets expect; only the sampler knows every optional member.
  function* candidates(schema: Schema, isFull: boolean): Iterable<unknown> {
    const written = [schema.default, schema.example, ...(schema.examples ?? [])];
    if (!isFull) yield* written;
    for (const full of [isFull, !isFull]) {
      for (let seed = 1; seed <= attempts; seed += 1) yield made(schema, full, seed);
    }
    if (isFull) yield* written;
    yield builtValue(document, schema, (part) => sample(part, isFull));
  }

  function made(schema: Schema, isFull: boolean, seed: number): unknown {
    try {
      return generateSync(schema as JsonSchema, {
        seed,
        refResolver,
        maxDepth: 6,
        maxDefaultItems: 1,
        optionalsProbability: isFull ? 1 : 0,
        alwaysFakeOptionals: isFull,
      });
    } catch {
      // What it cannot make is told by who asked.
      return undefined;
    }
  }

  function isValid(schema: Schema, value: unknown): boolean {
    return oracle.violations(schema, value).length === 0;
  }
}

/** Whether there is nothing in it that a target could take for an answer. */
function isBlank(value: unknown): boolean {
  if (value === null || value === '') return true;
  if (typeof value !== 'object') return false;
  return Object.values(value).some((inner) => inner === '');
}
