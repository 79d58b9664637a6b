import type { Contract } from './contract.js';
import { type DocumentedForm, describedOperation, NoSuchValue, type Tools } from './described-operation.js';
import { digestOf, type OpenApiDocument } from './document.js';
import { travelling, withLooseChoices } from './document-variants.js';
import { formsOf } from './forms.js';
import { inJsonSchema } from './json-schema.js';
import type { Operation } from './operation.js';
import { createAnswerOracle, createOpenOracle, type Oracle } from './oracle.js';
import { createSampler } from './sampler.js';

/**
 * The contract that any OpenAPI document states. What the suite cannot act on costs that operation alone, which then
 * stands among those that are not judged, with the reason. Never throws for what the document says of an operation.
 */
export function contractFrom(document: OpenApiDocument): Contract {
  const schemas = inJsonSchema(document);
  const asked = travelling(schemas, 'readOnly');
  const told = travelling(schemas, 'writeOnly');
  let ofAnswers: Oracle | undefined;
  // Plans never ask it, and most runs see successes of a few operations.
  const answers = () => {
    ofAnswers ??= createAnswerOracle(told);
    return ofAnswers;
  };
  const toolsFor = (read: OpenApiDocument): Tools => {
    const requests = createOpenOracle(read, true);
    return { document: read, told, requests, answers, sampler: createSampler(read, requests) };
  };
  const tools = toolsFor(asked);
  let loose: { readonly tools: Tools; readonly forms: readonly DocumentedForm[] } | undefined;
  const { forms, unread } = formsOf(asked);
  const operations: Operation[] = [];
  const unjudged = [...unread];
  for (const form of forms) {
    try {
      operations.push(describedOperation(tools, form));
    } catch (error) {
      loose ??= looseOf(asked);
      const other = loose.forms.find(({ id }) => id === form.id);
      if (error instanceof NoSuchValue && other !== undefined) {
        try {
          operations.push(describedOperation(loose.tools, other));
          continue;
        } catch {
          // What was wrong at first says more.
        }
      }
      unjudged.push({ id: form.id, method: form.method, path: form.path, reason: reasonOf(error) });
    }
  }
  return {
    document,
    oracle: tools.requests,
    operations,
    alternates: [],
    notClaimed: [],
    isGiven: true,
    unjudged,
    digest: digestOf(JSON.stringify(document)),
  };

  function looseOf(read: OpenApiDocument) {
    const document = withLooseChoices(read);
    return { tools: toolsFor(document), forms: formsOf(document).forms };
  }
}

function reasonOf(error: unknown): string {
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}
