import { readDocument } from '../../contract/document.js';

/**
 * The contract as a client that generates itself from it wants to see it: with the extensions that published generators
 * read, and the references to parameters and bodies resolved.
 */
export function describedDocument(): Readonly<Record<string, unknown>> {
  return readDocument() as unknown as Record<string, unknown>;
}
