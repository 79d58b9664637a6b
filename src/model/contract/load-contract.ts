import { globPattern } from '../../ground/glob-pattern.js';
import { isJsonObject } from '../../ground/json-object.js';
import { yaml } from '../../ground/on-demand.js';
import { namedFileText } from '../../ground/regular-file.js';
import { UsageError } from '../../ground/usage-error.js';
import type { Contract } from './contract.js';
import type { OpenApiDocument } from './document.js';
import { contractFrom } from './given-contract.js';
import type { Operation } from './operation.js';

/**
 * The contract that the OpenAPI document in a file states, in JSON or YAML. Throws a UsageError where the file is no such
 * document; what is wrong with a part of it costs the operations that need the part.
 * @param allow globs over ids and paths of operations that may really be called although they change something.
 */
export function loadContract(file: string, allow: readonly string[] = []): Contract {
  return allowing(contractFrom(readOpenApi(file)), allow);
}

/** The OpenAPI document in a file. Throws a UsageError where it is none. */
export function readOpenApi(file: string): OpenApiDocument {
  return checked(parsed(file), file);
}

function parsed(file: string): unknown {
  let text: string;
  try {
    text = namedFileText(file);
  } catch {
    throw new UsageError(`the contract ${file} cannot be read`, 'Name an OpenAPI document in JSON or YAML.');
  }
  try {
    return /^\s*[{[]/.test(text) ? JSON.parse(text) : yaml().parse(text, { maxAliasCount: -1 });
  } catch (error) {
    const [line = ''] = (error as Error).message.split('\n');
    throw new UsageError(`the contract ${file} is neither JSON nor YAML: ${line}`);
  }
}

function checked(value: unknown, file: string): OpenApiDocument {
  if (!isJsonObject(value)) throw new UsageError(`the contract ${file} is no OpenAPI document`);
  const { openapi, swagger, paths } = value;
  if (typeof openapi !== 'string' || !/^3\.[01](?:\.|$)/.test(openapi)) {
    const version = openapi ?? swagger;
    throw new UsageError(
      `the contract ${file} is ${version === undefined ? 'no OpenAPI document' : `of OpenAPI ${version}`}`,
      'The suite reads OpenAPI 3.0 and 3.1; tools such as swagger2openapi convert older documents.',
    );
  }
  if (!isJsonObject(paths) || Object.keys(paths).length === 0) {
    throw new UsageError(`the contract ${file} has no paths, so there is nothing to judge`);
  }
  return {
    ...value,
    openapi,
    paths: Object.fromEntries(Object.entries(paths).filter(([, item]) => isJsonObject(item))),
  } as unknown as OpenApiDocument;
}

function allowing(contract: Contract, allow: readonly string[]): Contract {
  const matches = (glob: string) => {
    const pattern = globPattern(glob);
    return ({ id, path }: Operation) => pattern.test(id) || pattern.test(path);
  };
  const idle = allow.find((glob) => !contract.operations.some(matches(glob)));
  if (idle !== undefined) throw new UsageError(`--allow ${idle} matches no operation of the contract`);
  const isAllowed = (operation: Operation) => allow.some((glob) => matches(glob)(operation));
  return { ...contract, operations: contract.operations.map((one) => (isAllowed(one) ? allowed(one) : one)) };
}

function allowed(operation: Operation): Operation {
  const { described } = operation;
  return described === undefined ? operation : { ...operation, described: { ...described, control: 'real' } };
}
