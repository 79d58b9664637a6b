import { isJsonObject } from '../../ground/json-object.js';
import { visible } from '../../ground/visible.js';

/** A configuration as pairs, nested names joined by dots, so that it reads as a table. */
export function settingsList(
  configuration: Readonly<Record<string, unknown>>,
): readonly (readonly [name: string, value: string])[] {
  return Object.entries(configuration).flatMap(([name, value]) => pairs(visible(name), value));
}

function pairs(name: string, value: unknown): (readonly [string, string])[] {
  if (value === undefined) return [];
  if (isJsonObject(value) && Object.keys(value).length > 0) {
    return Object.entries(value).flatMap(([key, inner]) => pairs(`${name}.${visible(key)}`, inner));
  }
  return [[name, visible(typeof value === 'string' ? value : JSON.stringify(value))]];
}
