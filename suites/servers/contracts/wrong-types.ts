import type { Schema } from '../../../src/model/contract/document.js';
import type { WrongValue } from './wrong-value.js';

/**
 * Values of types that a schema does not allow, given one that it does.
 * @param isText whether it travels as text, where a number is a string like any other.
 */
export function wrongTypes(parts: readonly Schema[], value: unknown, isText: boolean): readonly WrongValue[] {
  const types = new Set(parts.flatMap(({ type }) => type ?? []));
  if (types.size === 0) return [];
  const wrong = (name: string, label: string, ...candidates: unknown[]): WrongValue => ({
    keyword: 'type',
    name,
    label,
    candidates,
  });
  if (isText) {
    if (types.has('string') || types.has('array') || types.has('object')) return [];
    return types.has('boolean')
      ? [wrong('word', 'a word', 'maybe')]
      : [
          wrong('word', 'a word', 'many'),
          wrong('number-and-word', 'a number with letters behind it', `${String(value)}abc`),
          ...(types.has('integer') && !types.has('number') ? [wrong('fraction', 'a fraction', '1.5')] : []),
        ];
  }
  const isNumeric = types.has('integer') || types.has('number');
  const isObject = types.has('object');
  return [
    ...(types.has('null') ? [] : [{ keyword: 'null', name: 'null', label: 'null', candidates: [null] } as const]),
    ...(isNumeric ? [] : [wrong('number', 'a number', 12345)]),
    ...(types.has('boolean') ? [] : [wrong('true', 'a boolean', true)]),
    ...(types.has('string') ? [] : [wrong('text', 'a text', 'text')]),
    ...(isNumeric && typeof value === 'number' ? [wrong('number-as-text', 'a number as text', String(value))] : []),
    ...(types.has('boolean') ? [wrong('true-as-text', 'a boolean as text', 'true')] : []),
    ...(types.has('integer') && !types.has('number') ? [wrong('fraction', 'a fraction', 1.5)] : []),
    ...(isObject ? [] : [wrong('object', 'an object', { value })]),
    ...(types.has('array') ? [] : [wrong('one-element-array', 'an array that holds one valid value', [value])]),
  ];
}
