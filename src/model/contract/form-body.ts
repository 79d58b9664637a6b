import { isJson } from './answers.js';
import { type OpenApiDocument, type OperationObject, type RequestBody, resolve, type Schema } from './document.js';
import { choicesOf, isOfObjects, membersOf, partsOf, requiredOf, typesOf } from './members.js';
import type { Beside } from './parameters.js';

/** The media types of forms, the plainer first. */
export const formTypes = { pairs: 'application/x-www-form-urlencoded', parts: 'multipart/form-data' } as const;

/** A body that is a form: its fields, which travel as text as those of a query do. */
export interface FormBody {
  readonly mediaType: string;
  readonly fields: readonly Beside[];
  readonly isRequired: boolean;
}

/**
 * The form that an operation takes; absent where its body may be JSON or is something else. Throws a RangeError where a form
 * holds what nobody can tell how to write.
 */
export function formBodyOf(document: OpenApiDocument, { requestBody }: OperationObject): FormBody | undefined {
  if (requestBody === undefined) return undefined;
  const { content = {}, required = false } = resolve<RequestBody>(document, requestBody as RequestBody);
  const mediaType = Object.values(formTypes).find((one) => content[one]?.schema !== undefined);
  const { schema } = content[mediaType ?? ''] ?? {};
  if (mediaType === undefined || schema === undefined || Object.keys(content).some(isJson)) return undefined;
  if (!isOfObjects(document, schema) || choicesOf(document, schema).length > 0) {
    throw new RangeError('its form is no plain object of fields');
  }
  const needed = requiredOf(document, schema);
  const fields = [...membersOf(document, schema)].flatMap(([name, member]): Beside[] => {
    if (member.readOnly === true) return [];
    const isRequired = needed.includes(name);
    const isObject = typesOf(document, member).has('object') || isOfObjects(document, member);
    // A part is JSON by default where it is an object (OpenAPI 3.1.0, section 4.8.15.1.1); a pair has no such rule.
    if (isObject && mediaType === formTypes.pairs) {
      if (isRequired) throw new RangeError(`its form has the object ${name}, and nothing says how a form holds one`);
      return [];
    }
    return [
      {
        name,
        place: {
          in: 'form',
          wire: name,
          style: isObject ? 'json' : 'repeated',
          ...(isFile(document, member) ? { isFile: true } : {}),
        },
        required: isRequired,
        schema: member,
        prose: member.description ?? '',
      },
    ];
  });
  // A form without fields cannot be told from no form.
  return { mediaType, fields, isRequired: required && fields.some((one) => one.required) };
}

function isFile(document: OpenApiDocument, schema: Schema): boolean {
  return partsOf(document, schema).some(
    ({ format, contentMediaType, items }) =>
      format === 'binary' ||
      (contentMediaType !== undefined && !isJson(contentMediaType)) ||
      (items !== undefined && isFile(document, items)),
  );
}
