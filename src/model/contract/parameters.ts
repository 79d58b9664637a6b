import { workspaceHeader } from '../../../spec/credentials.js';
import type { WirePlace } from './described.js';
import { type OpenApiDocument, type OperationObject, type ParameterObject, resolve, type Schema } from './document.js';

/** A parameter beside the body. */
export interface Beside {
  readonly name: string;
  readonly place: WirePlace;
  readonly required: boolean;
  readonly schema: Schema;
  readonly prose: string;
}

// Of these OpenAPI says that a parameter of the name is ignored; the workspace belongs to the credential.
const ignoredHeaders = ['accept', 'content-type', 'authorization', workspaceHeader.header];

/**
 * The parameters beside the body, those of the path item among them. Throws a RangeError where one is of no place.
 * @param presented the places that present a credential, such as `header x-key`: what stands there is no parameter.
 */
export function parametersBeside(
  document: OpenApiDocument,
  path: string,
  shared: readonly unknown[],
  object: OperationObject,
  presented: ReadonlySet<string>,
): readonly Beside[] {
  const all = [...shared, ...(object.parameters ?? [])].map((one) =>
    resolve<ParameterObject>(document, one as ParameterObject),
  );
  // That of the operation comes instead of that of the path.
  const own = new Map(all.map((one) => [`${one.in} ${one.name}`, one]));
  const found = [...own.values()].flatMap((one): Beside[] => {
    const { name, in: place, required = false } = one;
    if (place !== 'path' && place !== 'query' && place !== 'header' && place !== 'cookie') {
      throw new RangeError(`its parameter ${name} travels in "${place}", which is no place of OpenAPI`);
    }
    const wire = place === 'header' ? name.toLowerCase() : name;
    if ((place === 'header' && ignoredHeaders.includes(wire)) || presented.has(`${place} ${wire}`)) return [];
    const schema = schemaOf(one);
    return [
      {
        name,
        place: { in: place, wire, style: styleOf(one), ...(one.explode === true ? { isExploded: true } : {}) },
        required: required || place === 'path',
        schema: one.example === undefined || schema.$ref !== undefined ? schema : { example: one.example, ...schema },
        prose: one.description ?? '',
      },
    ];
  });
  const missing = [...path.matchAll(/{([^}]+)}/g)].find(
    ([, name]) => !found.some((one) => one.place.in === 'path' && one.name === name),
  );
  if (missing) throw new RangeError(`its path has {${missing[1]}}, and no parameter of that name`);
  return found;
}

function schemaOf({ schema, content }: ParameterObject): Schema {
  return schema ?? Object.values(content ?? {})[0]?.schema ?? { type: 'string' };
}

function styleOf({ in: place, style, explode, content }: ParameterObject): WirePlace['style'] {
  if (content !== undefined) return 'json';
  if (style === 'deepObject') return 'deep';
  if (place === 'path' && (style === 'label' || style === 'matrix')) return style;
  if (place === 'path' || place === 'header') return 'joined';
  if (style === 'spaceDelimited' && explode !== true) return 'spaced';
  if (style === 'pipeDelimited' && explode !== true) return 'piped';
  if (style === 'spaceDelimited' || style === 'pipeDelimited') return 'repeated';
  return (explode ?? (style === undefined || style === 'form')) ? 'repeated' : 'joined';
}
