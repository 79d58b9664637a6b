import { isJsonObject } from '../../../src/ground/json-object.js';
import type { Schema } from '../../../src/model/contract/document.js';
import { unknownMember, unlistedWord } from '../../../src/model/experiment/undocumented-words.js';
import { commonValues } from './common-values.js';
import type { WrongValue } from './wrong-value.js';

/**
 * Values that meet no choice of a schema, or several of which one alone is allowed.
 * @param parts of the schema that offer a choice.
 * @param values one for each choice that one can be made for.
 * @param own value that meets the schema.
 */
export function wrongBranches(
  parts: readonly Schema[],
  values: readonly unknown[],
  own: unknown,
): readonly WrongValue[] {
  const several = (...candidates: unknown[]): WrongValue => ({
    keyword: 'branch',
    name: 'several-branches',
    label: 'what several branches allow',
    candidates,
  });
  const common = several(...commonValues(parts.flatMap(({ oneOf = [] }) => oneOf)));
  if (values.length < 2) return [common];
  const objects = values.filter((one) => isJsonObject(one));
  const isExclusive = parts.some(({ oneOf }) => oneOf !== undefined);
  const word = parts.map(({ discriminator }) => discriminator?.propertyName).find((name) => name !== undefined);
  return [
    {
      keyword: 'branch',
      name: 'no-branch',
      label: 'what no branch allows',
      candidates: [{ [unknownMember]: 'none' }, 'something', 12345, true, []],
    },
    ...(objects.length === 0 ? [common] : []),
    ...(isExclusive && objects.length > 1 ? [several(Object.assign({}, ...objects))] : []),
    ...(word !== undefined && typeof own === 'object'
      ? [
          {
            keyword: 'discriminator',
            name: 'unknown-discriminator',
            label: 'a discriminator that there is not',
            candidates: [{ ...own, [word]: unlistedWord }],
          } as const,
        ]
      : []),
  ];
}
