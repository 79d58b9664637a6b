import { jsonObject } from '../../ground/json-object.js';

const token =
  /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\/\*[\s\S]*?\*\/|\/\/[^\n]*|[+-]?(?:NaN|Infinity)\b|,(?=\s*[}\]])|[A-Za-z_$][\w$]*(?=\s*:)|\ufeff/g;

/**
 * The object that a lenient parser reads in a text that is no JSON: comments, other quotes, names without quotes, numbers
 * that are none, line ends in strings and commas too many; `undefined` where even that is none.
 */
export function extendedJson(text: string): Readonly<Record<string, unknown>> | undefined {
  return jsonObject(text.replace(token, asJson));
}

function asJson(found: string): string {
  if (found.startsWith('"')) return withoutControls(found);
  if (found.startsWith("'")) return withoutControls(JSON.stringify(found.slice(1, -1)));
  if (found === '\ufeff' || found === ',' || found.startsWith('/')) return ' ';
  return /^[+-]?(?:NaN|Infinity)$/.test(found) ? 'null' : JSON.stringify(found);
}

function withoutControls(text: string): string {
  return [...text].map((one) => (one < ' ' ? ' ' : one)).join('');
}
