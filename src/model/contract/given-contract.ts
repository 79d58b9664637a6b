import type { Contract } from './contract.js';
import { describedOperation } from './described-operation.js';
import { digestOf, type OpenApiDocument } from './document.js';
import { formsOf } from './forms.js';
import { inJsonSchema, travelling } from './json-schema.js';
import type { Operation } from './operation.js';
import { createOpenOracle } from './oracle.js';
import { createSampler } from './sampler.js';

/**
 * The contract that any OpenAPI document states. What the suite cannot act on costs that operation alone, which then
 * stands among those that are not judged, with the reason. Never throws for what the document says of an operation.
 */
export function contractFrom(document: OpenApiDocument): Contract {
  const schemas = inJsonSchema(document);
  const asked = travelling(schemas, 'readOnly');
  const requests = createOpenOracle(asked, true);
  const tools = {
    document: asked,
    requests,
    answers: createOpenOracle(travelling(schemas, 'writeOnly'), false),
    sampler: createSampler(asked, requests),
  };
  const { forms, unread } = formsOf(asked);
  const operations: Operation[] = [];
  const unjudged = [...unread];
  for (const form of forms) {
    try {
      operations.push(describedOperation(tools, form));
    } catch (error) {
      unjudged.push({ id: form.id, method: form.method, path: form.path, reason: reasonOf(error) });
    }
  }
  return {
    document,
    oracle: requests,
    operations,
    alternates: [],
    notClaimed: [],
    unjudged,
    digest: digestOf(JSON.stringify(document)),
  };
}

function reasonOf(error: unknown): string {
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}
