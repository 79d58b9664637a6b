import type { Contract } from '../model/contract/contract.js';
import type { Call } from './world/call.js';

/**
 * Whether there is anybody to judge: one request without credentials, which no target can take for anything.
 * Resolves to a sentence where nothing answers, and to `undefined` where something does.
 */
export async function preflight({ operations }: Contract, call: Call): Promise<string | undefined> {
  const [operation] = operations;
  if (!operation) return 'the contract has no operation';
  const { answer } = await call(
    { kind: 'around', about: 'is anybody there' },
    {
      method: operation.method,
      path: operation.path,
      query: [],
      headers: { 'content-type': 'application/json' },
      body: '{}',
    },
  );
  if (answer.kind === 'response' || answer.failure === 'too-large') return undefined;
  return `the target does not answer: ${answer.detail}`;
}
