import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { OpenApiDocument } from './document.js';
import type { Operation } from './operation.js';

/** The suite's own contract as the build has read it, so that not every start reads it again. */
export interface BuiltCopy {
  /** Of the document that it was read from. */
  readonly digest: string;
  readonly document: OpenApiDocument;
  readonly operations: readonly Operation[];
  readonly alternates: readonly Operation[];
}

/** Where the build puts it: beside this file, so that from source there is none. */
export const builtCopyFile: string = fileURLToPath(new URL('own-contract.json', import.meta.url));

/** The copy of the document with that digest; `undefined` where there is none, or that of another. */
export function builtCopy(digest: string): BuiltCopy | undefined {
  try {
    const copy: BuiltCopy = JSON.parse(readFileSync(builtCopyFile, 'utf8'));
    return copy.digest === digest ? copy : undefined;
  } catch {
    return undefined;
  }
}
