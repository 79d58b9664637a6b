import type { SchemaViolation } from '../../../src/model/contract/oracle.js';
import type { WrongKeyword } from './wrong-value.js';

const composites = ['oneOf', 'anyOf', 'allOf', 'not', 'if', 'discriminator'];

const keywordsOf: Readonly<Record<WrongKeyword, readonly string[]>> = {
  type: ['type'],
  null: ['type', 'enum', 'const'],
  enum: ['enum', 'const'],
  bounds: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  length: ['minLength', 'maxLength'],
  pattern: ['pattern'],
  uuid: ['format'],
  format: ['format'],
  items: [],
  count: ['minItems', 'maxItems', 'contains', 'unevaluatedItems'],
  repeated: ['uniqueItems'],
  missing: ['required', 'dependentRequired'],
  'unknown-member': ['additionalProperties', 'unevaluatedProperties', 'propertyNames'],
  'member-count': ['minProperties', 'maxProperties'],
  nested: ['additionalProperties', 'type'],
  branch: ['oneOf', 'anyOf', 'required', 'not', 'if'],
  discriminator: ['oneOf', 'anyOf', 'enum', 'const', 'required', 'discriminator'],
};

/** The first candidate that breaks the keyword and nothing else; otherwise the first that is invalid at all. */
export function broken(
  keyword: WrongKeyword,
  candidates: readonly unknown[],
  violationsOf: (candidate: unknown) => readonly SchemaViolation[],
): { readonly value: unknown; readonly keyword: string } | undefined {
  const own = keywordsOf[keyword];
  const judged = candidates.map((value) => ({ value, found: violationsOf(value) }));
  const invalid = judged.filter(({ found }) => found.length > 0);
  const only = invalid.find(({ found }) => {
    const isComposed = found.some((one) => composites.includes(one.keyword));
    return (
      own.length === 0 ||
      (found.some((one) => own.includes(one.keyword)) &&
        (isComposed || outermost(found).every((one) => own.includes(one.keyword))))
    );
  });
  const taken = only ?? invalid[0];
  return (
    taken && {
      value: taken.value,
      keyword: taken.found.find(({ keyword: one }) => own.includes(one))?.keyword ?? keyword,
    }
  );
}

// What a keyword asks of items or names is no rule of its own.
function outermost(found: readonly SchemaViolation[]): readonly SchemaViolation[] {
  return found.filter((one) => !found.some((other) => one.schemaPointer.startsWith(`${other.schemaPointer}/`)));
}
