import type { Schema } from '../../../src/model/contract/document.js';

const longestCommon = 1000;

/** Values that several plain alternatives may all allow: of two steps the multiple of both, and what stands at their limits. */
export function commonValues(choices: readonly Schema[]): readonly unknown[] {
  const steps = choices.flatMap(({ multipleOf }) => multipleOf ?? []);
  const limits = choices.flatMap(({ minimum, maximum }) => [minimum ?? [], maximum ?? []].flat());
  const lengths = choices.flatMap(({ minLength, maxLength }) => [minLength ?? [], maxLength ?? []].flat());
  return [
    ...(steps.length > 1 ? [steps.reduce((product, step) => product * step, 1)] : []),
    ...limits,
    ...lengths.filter((length) => length <= longestCommon).map((length) => 'a'.repeat(length)),
  ];
}
