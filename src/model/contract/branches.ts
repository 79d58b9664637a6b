import type { Branch } from './described.js';
import { type OpenApiDocument, resolve, type Schema } from './document.js';
import { choicesOf, membersOf, partsOf } from './members.js';
import type { Oracle } from './oracle.js';
import type { Sampler } from './sampler.js';

/** Beyond these the branches of a choice are left alone. */
const most = 12;
/** Choices of one that is a choice itself. */
const deepest = 4;

interface Makers {
  readonly document: OpenApiDocument;
  readonly requests: Pick<Oracle, 'violations'>;
  readonly sampler: Sampler;
}

/** A value of a schema for each of its choices that one can be made for; empty where it offers none. */
export function choiceValues(
  makers: Makers,
  schema: Schema,
  depth = 0,
): readonly { readonly name: string; readonly value: unknown; readonly schema: Schema }[] {
  const { document, requests, sampler } = makers;
  const choices = choicesOf(document, schema).filter((choice) => choice.type !== 'null');
  const [only] = choices;
  // Or nothing: what is there may be a choice of its own.
  if (only !== undefined && choices.length === 1 && depth < deepest) return choiceValues(makers, only, depth + 1);
  if (choices.length < 2) return [];
  const shared = partsOf(document, schema).map(({ oneOf: _one, anyOf: _any, allOf: _all, ...rest }) => rest);
  return choices.slice(0, most).flatMap((choice, index) => {
    const whole: Schema = { allOf: [...shared.map(withoutText), choice] };
    const value = sampler.sample(whole, false) ?? sampler.sample(choice, false);
    const isValid = value !== undefined && requests.violations(schema, value).length === 0;
    return isValid ? [{ name: nameOf(document, choice, index), value, schema: whole }] : [];
  });
}

/** The branches of a body: parameters that make it valid, for each choice that it offers. */
export function branchesOf(makers: Makers, schema: Schema): readonly Branch[] {
  return choiceValues(makers, schema).flatMap(({ name, value, schema: choice }) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? [{ name, parameters: value as Readonly<Record<string, unknown>>, members: membersOf(makers.document, choice) }]
      : [],
  );
}

function withoutText({ example: _example, default: _default, description: _description, ...rest }: Schema): Schema {
  return rest;
}

function nameOf(document: OpenApiDocument, choice: Schema, index: number): string {
  const title =
    choice.title ??
    choice.$ref?.split('/').at(-1) ??
    resolve<Schema>(document, choice as Schema & { $ref: string }).title;
  const plain = title?.replace(/[^\w-]+/g, '-');
  return plain === undefined || plain === '' ? `branch-${index + 1}` : plain;
}
