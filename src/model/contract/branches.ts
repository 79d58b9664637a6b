import { isJsonObject } from '../../ground/json-object.js';
import type { Branch, Described } from './described.js';
import { discriminated } from './discriminator.js';
import { type OpenApiDocument, resolve, type Schema } from './document.js';
import { choicesOf, membersOf, partsOf } from './members.js';
import type { Sampler } from './sampler.js';

/** Beyond these the branches of a choice are left alone. */
const most = 12;
/** Choices of one that is a choice itself. */
const deepest = 4;

type Makers = Pick<Described, 'document' | 'sampler' | 'schemaViolations'>;

/** A value of one choice of a schema. */
interface ChoiceValue {
  readonly name: string;
  readonly value: unknown;
  /** With as many optional members as can be made. */
  readonly full: () => unknown;
  readonly schema: Schema;
}

// Several suites ask, and each answer takes many samples.
const known = new WeakMap<Sampler, Map<Schema, readonly ChoiceValue[]>>();

/** A value of a schema for each of its choices that one can be made for; empty where it offers none. */
export function choiceValues(makers: Makers, schema: Schema): readonly ChoiceValue[] {
  const own = known.get(makers.sampler) ?? new Map<Schema, readonly ChoiceValue[]>();
  known.set(makers.sampler, own);
  const found = own.get(schema) ?? valuesOf(makers, schema);
  own.set(schema, found);
  return found;
}

function valuesOf(makers: Makers, schema: Schema, depth = 0): readonly ChoiceValue[] {
  const { document, sampler, schemaViolations } = makers;
  const choices = choicesOf(document, schema).filter((choice) => choice.type !== 'null');
  const [only] = choices;
  // Or nothing: what is there may be a choice of its own.
  if (only !== undefined && choices.length === 1 && depth < deepest) return valuesOf(makers, only, depth + 1);
  if (choices.length < 2) return [];
  const shared = partsOf(document, schema).map(({ oneOf: _one, anyOf: _any, allOf: _all, ...rest }) => rest);
  const isValidFor = (one: Schema, value: unknown) => schemaViolations(one, value).length === 0;
  return choices.slice(0, most).flatMap((choice, index) => {
    const whole: Schema = { allOf: [...shared.map(withoutText), choice] };
    const made = sampler.sample(whole, false) ?? sampler.sample(choice, false);
    const value = discriminated(document, schema, made, isValidFor);
    const isValid = value !== undefined && isValidFor(schema, value);
    const full = () =>
      [choice, whole]
        .map((one) => discriminated(document, schema, sampler.sample(one, true), isValidFor))
        .filter((one) => one !== undefined && isValidFor(schema, one))
        .reduce((fullest, one) => (sizeOf(one) > sizeOf(fullest) ? one : fullest), value);
    return isValid ? [{ name: nameOf(document, choice, index), value, full, schema: whole }] : [];
  });
}

/** The branches of a body: parameters that make it valid, for each choice that it offers. */
export function branchesOf(makers: Makers, schema: Schema): readonly Branch[] {
  return choiceValues(makers, schema).flatMap(({ name, value, schema: choice }) =>
    isJsonObject(value) ? [{ name, parameters: value, members: membersOf(makers.document, choice) }] : [],
  );
}

function sizeOf(value: unknown): number {
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 0;
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
