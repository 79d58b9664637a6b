import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { default as addFormats } from 'ajv-formats';
import { parse } from 'yaml';
import { packageRoot } from '../../src/ground/package-root.js';

/** A node of a schema, with how deep it stands in a parameter. */
export type Loosen = (node: Readonly<Record<string, unknown>>, depth: 'top' | 'items' | 'nested') => unknown;

type Node = Readonly<Record<string, unknown>>;

/** Where the document of the library lies. */
export const libraryDocument = `${packageRoot}/examples/any-contract/openapi.yaml`;

const document = parse(readFileSync(libraryDocument, 'utf8'));

/** What is wrong with the values of a request. */
export type Check = (value: unknown) => string | undefined;

/** The checks of one operation: of each parameter beside the body, and of the body. */
export interface Checks {
  readonly parameters: readonly CheckedParameter[];
  readonly body?: Check;
  /** Absent where the body is no form. */
  readonly form?: Form;
}

/** A parameter beside the body, with how it is written. */
export interface CheckedParameter extends Written {
  readonly name: string;
  readonly in: string;
  readonly check: Check;
}

/** What the text of a value is read by. */
export interface Written {
  readonly type: string;
  /** Of the items of a list. */
  readonly items: string;
  /** Of the members of an object. */
  readonly members: Readonly<Record<string, string>>;
  readonly style: string;
}

/** A form: its media type, and its fields by name. */
export interface Form {
  readonly mediaType: string;
  readonly fields: ReadonlyMap<string, Written>;
}

/** The checks that the document asks for, with a change of each of its schemas. */
export function checksOf(path: string, method: string, loosen: Loosen): Checks {
  const ajv = new Ajv2020({ strict: false, allErrors: false, validateSchema: false });
  (addFormats as unknown as { default: (ajv: Ajv2020) => void }).default(ajv);
  const item = document.paths[path];
  const checkOf = (schema: Node, depth: 'top' | 'body'): Check => {
    const validate = ajv.compile(changed(schema, depth === 'body' ? undefined : 'top') as object);
    return (value) => (validate(value) ? undefined : ajv.errorsText(validate.errors));
  };
  const { parameters = [], requestBody } = item[method];
  const [mediaType, media] = Object.entries<{ schema: Node }>(requestBody?.content ?? {})[0] ?? [];
  return {
    parameters: [...(item.parameters ?? []), ...parameters].map(
      (one: { name: string; in: string; schema: Node; style?: string }) => ({
        name: one.name,
        in: one.in,
        ...writtenBy(one.schema, one.style),
        check: checkOf(one.schema, 'top'),
      }),
    ),
    ...(media === undefined ? {} : { body: checkOf(media.schema, 'body') }),
    ...(media === undefined || mediaType === undefined || mediaType === 'application/json'
      ? {}
      : { form: { mediaType, fields: fieldsOf(media.schema) } }),
  };

  /** @param depth absent for the body itself, whose members are the parameters. */
  function changed(schema: Node, depth: 'top' | 'items' | 'nested' | undefined): unknown {
    const node = resolved(schema);
    const own =
      depth === undefined ? (loosen({ ...node, isBody: true }, 'top') as Node) : (loosen(node, depth) as Node);
    const below = depth === undefined ? 'top' : depth === 'items' ? 'items' : 'nested';
    const { isBody: _mark, ...rest } = own;
    return {
      ...rest,
      ...(own.properties === undefined
        ? {}
        : {
            properties: Object.fromEntries(
              Object.entries(own.properties as Record<string, Node>).map(([name, one]) => [name, changed(one, below)]),
            ),
          }),
      ...(own.items === undefined ? {} : { items: changed(own.items as Node, 'items') }),
      ...(Array.isArray(own.oneOf) ? { oneOf: own.oneOf.map((one: Node) => changed(one, depth)) } : {}),
      ...(Array.isArray(own.anyOf) ? { anyOf: own.anyOf.map((one: Node) => changed(one, depth)) } : {}),
    };
  }
}

function fieldsOf(schema: Node): ReadonlyMap<string, Written> {
  const fields = Object.entries(schema.properties as Record<string, Node>);
  return new Map(fields.map(([name, field]) => [name, writtenBy(field)]));
}

function writtenBy(schema: Node, style = 'form'): Written {
  const node = resolved(schema);
  const typeOf = (one: unknown) => String(one === undefined ? 'string' : resolved(one as Node).type);
  const members = Object.entries((node.properties ?? {}) as Record<string, Node>);
  return {
    type: typeOf(node),
    items: typeOf(node.items),
    members: Object.fromEntries(members.map(([name, one]) => [name, typeOf(one)])),
    style,
  };
}

function resolved(schema: Node): Node {
  if (typeof schema.$ref !== 'string') return schema;
  return document.components.schemas[schema.$ref.split('/').at(-1) ?? ''];
}
