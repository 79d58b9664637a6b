import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import type { CheckedParameter, Form, Written } from './checks.js';

/** The value of a parameter as it was sent; `undefined` where it was not. */
export function parameterIn(c: Context, parameter: CheckedParameter): unknown {
  const { name, in: place, type, style } = parameter;
  if (style === 'deepObject') return membersOf(c.req.query(), parameter);
  const text =
    place === 'path'
      ? c.req.param(name)
      : place === 'query'
        ? c.req.query(name)
        : place === 'cookie'
          ? getCookie(c, name)
          : c.req.header(name);
  if (text === undefined) return undefined;
  if (type !== 'array') return typed(text, type);
  return text.split(style === 'pipeDelimited' ? '|' : ',').map((one) => typed(one, parameter.items));
}

/** The fields of a form as they were sent; `undefined` where the body is none. */
export async function fieldsIn(
  c: Context,
  { mediaType, fields }: Form,
): Promise<Record<string, unknown> | 'wrong type' | undefined> {
  if (c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase() !== mediaType) return 'wrong type';
  const sent = await c.req.parseBody({ all: true }).catch(() => undefined);
  if (sent === undefined) return undefined;
  return Object.fromEntries(
    Object.entries(sent).map(([name, value]) => {
      const written = fields.get(name);
      return [name, written === undefined ? value : fieldOf(value, written)];
    }),
  );
}

function fieldOf(value: unknown, { type, items }: Written): unknown {
  if (value instanceof File) return type === 'object' ? undefined : value.name;
  if (type === 'array') return [value].flat().map((one) => typed(String(one), items));
  if (Array.isArray(value)) return value;
  return type === 'object' ? parsed(String(value)) : typed(String(value), type);
}

function membersOf(query: Record<string, string>, { name, members }: CheckedParameter): unknown {
  const own = Object.entries(query).flatMap(([key, text]): [string, unknown][] => {
    const [, member] = key.startsWith(name) ? (/^\[(\w+)\]$/.exec(key.slice(name.length)) ?? []) : [];
    return member === undefined ? [] : [[member, typed(text, members[member] ?? 'string')]];
  });
  return own.length === 0 ? undefined : Object.fromEntries(own);
}

/** A text as the type that it stands for; the text itself where it does not. */
export function typed(text: string, type: string): unknown {
  if (type === 'integer' && /^-?\d+$/.test(text)) return Number(text);
  if (type === 'boolean' && /^(?:true|false)$/.test(text)) return text === 'true';
  return text;
}

/** JSON; `undefined` where it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
