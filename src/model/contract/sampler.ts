import { generateSync, type JsonSchema } from 'json-schema-faker';
import { isJsonObject } from '../../ground/json-object.js';
import { builtValues } from './built-value.js';
import { discriminated } from './discriminator.js';
import { type OpenApiDocument, resolve, type Schema } from './document.js';
import { expandedSize } from './expanded-size.js';
import { membersOf } from './members.js';
import type { Oracle } from './oracle.js';
import { rewritten } from './rewritten.js';

/** Makes values of schemas. */
export interface Sampler {
  /**
   * A value that the oracle confirms; `undefined` where none can be made. The same schema has the same values.
   * @param isFull whether it holds what is optional too.
   */
  readonly sample: (schema: Schema, isFull: boolean) => unknown;
}

const attempts = 4;
/** What is larger is put together from samples of its parts, which are made once however often they stand there. */
const largest = 400;
/** Of a sample, where more is allowed. */
const longest = 256;
const mostItems = 10;
/** So many parts are looked at for one value. */
const most = 2000;

/** A sampler over the schemas of a document. */
export function createSampler(document: OpenApiDocument, oracle: Oracle): Sampler {
  const short = rewritten(document, shortened) as OpenApiDocument;
  const refResolver = (reference: string) => resolve(short, { $ref: reference }) as JsonSchema;
  const known = { plain: new Map<Schema, unknown>(), full: new Map<Schema, unknown>() };
  const open = { plain: new Set<Schema>(), full: new Set<Schema>() };
  // Whether something was left out that is being made further up, and may well be possible elsewhere.
  let isCut = false;
  let parts = 0;
  return { sample };

  function sample(schema: Schema, isFull: boolean): unknown {
    const target = targetOf(schema);
    const [own, making] = isFull ? [known.full, open.full] : [known.plain, open.plain];
    if (own.has(target)) return own.get(target);
    const isOutermost = open.plain.size + open.full.size === 0;
    if (isOutermost) [isCut, parts] = [false, 0];
    parts += 1;
    // What holds itself ends here.
    if (making.has(target) || parts > most) {
      isCut = true;
      return isFull && parts <= most ? sample(target, false) : undefined;
    }
    making.add(target);
    const value = firstValid(target, isFull);
    making.delete(target);
    if (value !== undefined || !isCut || isOutermost) own.set(target, value);
    return value;
  }

  function targetOf(schema: Schema): Schema {
    const isBare = schema.$ref !== undefined && Object.keys(schema).length === 1;
    return isBare ? resolve<Schema>(document, schema as { readonly $ref: string }) : schema;
  }

  function firstValid(schema: Schema, isFull: boolean): unknown {
    let blank: unknown;
    for (const candidate of candidates(schema, isFull)) {
      const value = discriminated(document, schema, candidate, isValid);
      if (value === undefined || !isValid(schema, value)) continue;
      if (!isBlank(value) && !hasStrangers(schema, value)) return value;
      blank ??= value;
    }
    return blank;
  }

  // What whoever wrote the document shows is what targets expect; only the sampler knows every optional member.
  function* candidates(schema: Schema, isFull: boolean): Iterable<unknown> {
    const written = [schema.default, schema.example, ...(schema.examples ?? [])];
    if (!isFull) yield* written;
    if (expandedSize(document, schema, largest) < largest) {
      for (const full of [isFull, !isFull]) {
        for (let seed = 1; seed <= attempts; seed += 1) yield made(schema, full, seed);
      }
    }
    if (isFull) yield* written;
    yield* builtValues(document, schema, (part) => sample(part, isFull), isFull);
    if (isFull) yield* builtValues(document, schema, (part) => sample(part, false), false);
  }

  function made(schema: Schema, isFull: boolean, seed: number): unknown {
    try {
      return generateSync(rewritten(schema, shortened) as JsonSchema, {
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

  // Where members have names, one that was made up means nothing to a target.
  function hasStrangers(schema: Schema, value: unknown): boolean {
    if (!isJsonObject(value)) return false;
    const known = membersOf(document, schema);
    return known.size > 0 && Object.keys(value).some((name) => !known.has(name));
  }

  function isValid(schema: Schema, value: unknown): boolean {
    return oracle.violations(schema, value).length === 0;
  }
}

// A sample is of any length that is allowed: without lower limits, what may be very long often would be.
function shortened(node: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const limits = [
    ['minLength', 'maxLength', longest],
    ['minItems', 'maxItems', mostItems],
    ['minProperties', 'maxProperties', mostItems],
  ] as const;
  const changed = limits.flatMap(([least, greatest, usual]): [string, number][] => {
    const [from, to] = [node[least], node[greatest]];
    const cap = Math.max(typeof from === 'number' ? from : 0, usual);
    return typeof to === 'number' && to > cap ? [[greatest, cap]] : [];
  });
  return changed.length === 0 ? node : { ...node, ...Object.fromEntries(changed) };
}

/** Whether there is nothing in it that a target could take for an answer. */
function isBlank(value: unknown): boolean {
  if (value === null || value === '') return true;
  if (typeof value !== 'object') return false;
  return Object.values(value).some((inner) => inner === '');
}
