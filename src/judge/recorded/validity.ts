import type { RequirementId } from '../../../spec/requirements/servers/index.js';
import { isJsonObject } from '../../ground/json-object.js';
import { combinationRequirement } from '../../model/contract/combination.js';
import type { Contract } from '../../model/contract/contract.js';
import type { Operation } from '../../model/contract/operation.js';
import { uuidPattern } from '../../model/contract/oracle.js';
import { extendedJson } from './extended-json.js';
import { isMasked, isMaskedBody, isNameOf } from './masked.js';
import type { Recorded } from './recording.js';

/** What the contract says of a recorded request, its credential aside. */
export type RequestValidity =
  /** `refusal` is what a refusal of it would violate. */
  | { readonly kind: 'valid'; readonly refusal: RequirementId }
  | {
      readonly kind: 'invalid';
      readonly requirement: RequirementId;
      readonly title: string;
      readonly statuses: readonly number[];
      /** The parameter that is wrong, where it is one. */
      readonly about?: string;
    }
  | { readonly kind: 'unknown'; readonly why: string };

type Parameters = Readonly<Record<string, unknown>>;

/** Asks the contract whether a recorded request is valid, in the form in which it was sent. */
export function validityOf(recorded: Recorded, operation: Operation, contract: Contract): RequestValidity {
  if (recorded.bodyGap !== undefined) return unknown(recorded.bodyGap);
  const found = operation.carrier === 'query' ? inQuery(recorded, operation) : inBody(recorded, operation);
  if ('kind' in found) return found;
  const validity = ofParameters(found.parameters, operation, contract);
  const [surplus] =
    operation.carrier === 'query' ? [] : recorded.exchange.request.query.filter(([name]) => name !== '_strict');
  return surplus !== undefined && validity.kind === 'valid'
    ? unknown(`the query holds ${surplus[0]}, of which no document speaks`)
    : validity;
}

function inQuery({ exchange }: Recorded, operation: Operation): RequestValidity | { readonly parameters: Parameters } {
  const { query, body } = exchange.request;
  const names = query.map(([name]) => name);
  if (new Set(names).size < names.length)
    return unknown('a parameter stands in the query more than once, of which no document speaks');
  // A flag of newer clients, which no document lists.
  const parameters = Object.fromEntries(query.filter(([name]) => name !== '_strict'));
  const isInBody =
    body !== undefined && body !== '' && operation.parameters.every(({ name }) => parameters[name] === undefined);
  return isInBody ? unknown(`${operation.method} was sent with a body, of which no document speaks`) : { parameters };
}

function inBody({ exchange }: Recorded, operation: Operation): RequestValidity | { readonly parameters: Parameters } {
  const { headers, query, body = '' } = exchange.request;
  if (body === '') {
    return query.some(([name]) => operation.parameters.some((parameter) => parameter.name === name))
      ? unknown(`the parameters of ${operation.method} stand in the query, of which no document speaks`)
      : withoutBody(operation, headers['content-type']);
  }
  if (isMaskedBody(body)) return unknown('the body of the request was masked by the recorder');
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type === undefined || type === '') return unknown('no content type of the request is recorded');
  if (type !== 'application/json') {
    return {
      kind: 'invalid',
      requirement: 'body.wrong-content-type-refused',
      title: `refuses ${type}`,
      statuses: [400, 415],
    };
  }
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return isExtendedJson(body, operation)
      ? invalid('body.json-extension-refused', 'refuses what only an extension of JSON reads')
      : invalid('body.malformed-json-refused', 'refuses malformed JSON');
  }
  if (!isJsonObject(value)) {
    return invalid('body.non-object-refused', 'refuses JSON that is no object');
  }
  return { parameters: value };
}

function withoutBody({ parameters }: Operation, type: string | undefined): RequestValidity {
  const requirement = parameters.some(({ required }) => required)
    ? 'required.no-body-refused'
    : 'exclusive.none-refused';
  const refused = invalid(requirement, 'refuses a request without a body');
  return type === undefined && refused.kind === 'invalid' ? { ...refused, statuses: [400, 415] } : refused;
}

// Every string that the documented object would hold must be read as it was written.
function isExtendedJson(body: string, { parameters }: Operation): boolean {
  const read = extendedJson(body);
  return read !== undefined && parameters.every(({ name }) => ['string', 'undefined'].includes(typeof read[name]));
}

function ofParameters(parameters: Parameters, operation: Operation, { oracle }: Contract): RequestValidity {
  const isHidden = ({ name }: { readonly name: string }) => {
    const value = parameters[name];
    return typeof value === 'string' && (isMasked(value) || isNameOf(name, value));
  };
  if (operation.parameters.some(isHidden)) return unknown('a parameter was masked by the recorder');
  const errors = oracle.errors(operation.schema, parameters);
  if (errors.length === 0) return { kind: 'valid', refusal: refusalOf(parameters, operation) };
  for (const { name, required, isUuid } of operation.parameters) {
    const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    if (value === undefined && required) {
      const inOtherCase = Object.keys(parameters).find(
        (key) => key.replaceAll('_', '').toLowerCase() === name.replaceAll('_', ''),
      );
      if (inOtherCase !== undefined)
        return invalid('body.member-names-exact', `refuses ${inOtherCase} for ${name}`, name);
      return Object.keys(parameters).length === 0
        ? invalid('required.empty-object-refused', 'refuses an empty object')
        : invalid('required.missing-refused', `refuses a request without ${name}`, name);
    }
    if (value === undefined) continue;
    if (value === null) return invalid('required.null-refused', `refuses null for ${name}`, name);
    if (typeof value !== 'string') return invalid('type.mistyped-refused', `refuses a ${name} that is no string`, name);
    if (isUuid && value.startsWith('urn:uuid:') && uuidPattern.test(value.slice('urn:uuid:'.length)))
      return invalid('uuid.urn-refused', `refuses a ${name} in the form of a URN`, name);
    if (isUuid && !uuidPattern.test(value))
      return invalid('uuid.malformed-refused', `refuses a ${name} that is no uuid`, name);
  }
  const known = operation.parameters.map(({ name }) => name).filter((name) => Object.hasOwn(parameters, name));
  if (known.length === 0) return invalid('exclusive.none-refused', 'refuses a request that names no one');
  const requirement = combinationRequirement(operation, known);
  return requirement === 'exclusive.both-ids-refused'
    ? invalid(requirement, 'refuses both ids together')
    : invalid(requirement, 'refuses a system without an identity');
}

function refusalOf(parameters: Parameters, operation: Operation): RequirementId {
  const known = operation.parameters.filter(({ name }) => parameters[name] !== undefined);
  if (Object.keys(parameters).length > known.length) return 'body.unknown-member-ignored';
  const ids = known.filter(({ isUuid }) => isUuid).map(({ name }) => String(parameters[name]));
  if (ids.some((id) => id !== id.toLowerCase())) return 'uuid.case-insensitive';
  if (ids.some((id) => /^(?:[0-]*|[f-]*)$/.test(id))) return 'uuid.special-values-accepted';
  if (ids.some((id) => id[14] !== '4')) return 'uuid.every-version-accepted';
  const names = known.map(({ name }) => name).join();
  const shape = operation.shapes.find((one) => one.parameters.join() === names);
  return (shape?.requirement as RequirementId | undefined) ?? 'void.status-200';
}

function invalid(requirement: RequirementId, title: string, about?: string): RequestValidity {
  return { kind: 'invalid', requirement, title, statuses: [400], ...(about === undefined ? {} : { about }) };
}

function unknown(why: string): RequestValidity {
  return { kind: 'unknown', why };
}
