import type { DocumentedAnswer, DocumentedHeader } from './described.js';
import {
  type HeaderObject,
  type OpenApiDocument,
  type OperationObject,
  type ResponseObject,
  resolve,
  type Schema,
} from './document.js';
import { membersOf, requiredOf, typesOf } from './members.js';

/** The documented answers of an operation. */
export function answersOf(document: OpenApiDocument, { responses = {} }: OperationObject): readonly DocumentedAnswer[] {
  return Object.entries(responses).map(([status, response]) => {
    const { content = {}, headers = {} } = resolve<ResponseObject>(document, response as ResponseObject);
    const mediaTypes = Object.keys(content);
    const json = mediaTypes.find(isJson);
    const schema = json === undefined ? undefined : content[json]?.schema;
    const text = mediaTypes.find((name) => /^text\//i.test(name));
    const ofText = text === undefined ? undefined : content[text]?.schema;
    const isOfText = ofText !== undefined && typesOf(document, ofText).has('string');
    return {
      status: status.toUpperCase() === 'DEFAULT' ? 'default' : status.toUpperCase(),
      mediaTypes,
      ...(schema === undefined ? {} : { schema }),
      ...(isOfText ? { ofText } : {}),
      headers: Object.entries(headers).flatMap(([name, header]) => headerOf(document, name, header as HeaderObject)),
    };
  });
}

// That of the type of the body says nothing (OpenAPI 3.1.0, section 4.8.17.1).
function headerOf(
  document: OpenApiDocument,
  name: string,
  header: HeaderObject | { readonly $ref: string },
): readonly DocumentedHeader[] {
  if (name.toLowerCase() === 'content-type') return [];
  const { required = false, schema } = resolve<HeaderObject>(document, header as HeaderObject);
  return [{ name: name.toLowerCase(), required, ...(schema === undefined ? {} : { schema }) }];
}

/** The value that the text of a header stands for, by its schema; the text itself where it stands for none. */
export function headerValue(document: OpenApiDocument, schema: Schema, text: string): unknown {
  const types = typesOf(document, schema);
  if (types.has('string') || types.size === 0) return text;
  if (/^(?:true|false)$/.test(text) && types.has('boolean')) return text === 'true';
  const isNumber = (types.has('integer') || types.has('number')) && text.trim() !== '' && Number.isFinite(Number(text));
  return isNumber ? Number(text) : text;
}

/** Whether a media type is JSON. */
export function isJson(mediaType: string): boolean {
  return /^(?:application\/(?:[\w.+-]+\+)?json|\*\/\*|application\/\*)(?:;|$)/i.test(mediaType.trim());
}

/** The documented answer for a status: by its number, its hundred, or the default. */
export function answerFor(answers: readonly DocumentedAnswer[], status: number): DocumentedAnswer | undefined {
  const keys = [String(status), `${String(status)[0]}XX`, 'default'];
  return keys.map((key) => answers.find((one) => one.status === key)).find((one) => one !== undefined);
}

/** Whether a success returns nothing but a boolean `ok`. */
export function isVoidOf(document: OpenApiDocument, answers: readonly DocumentedAnswer[]): boolean {
  const { schema, mediaTypes = [], headers = [] } = answers.find(({ status }) => status === '200') ?? {};
  if (schema === undefined || headers.length > 0) return false;
  if (!mediaTypes.some((name) => /^application\/json(?:;|$)/i.test(name))) return false;
  const members = membersOf(document, schema);
  const ok = members.get('ok');
  return (
    members.size === 1 &&
    ok !== undefined &&
    typesOf(document, ok).has('boolean') &&
    requiredOf(document, schema).includes('ok')
  );
}

/** The statuses that refuse an invalid request, and one without credentials: the documented ones, where there are any. */
export function refusalsOf(answers: readonly DocumentedAnswer[]): {
  readonly invalid: readonly number[];
  readonly unauthorized: readonly number[];
  readonly forbidden: readonly number[];
} {
  const isDocumented = (status: number) => answers.some((one) => one.status === String(status));
  const invalid = [400, 422].filter(isDocumented);
  const unauthorized = isDocumented(403) && !isDocumented(401) ? [401, 403] : [401];
  // Of a token that counts for nothing, a target may say that it is not enough.
  const forbidden = isDocumented(403) ? [401, 403] : [401];
  return { invalid: invalid.length > 0 ? invalid : [400, 422], unauthorized, forbidden };
}
