import { createReference } from '../../fixtures/reference/reference.js';
import { listen } from '../../fixtures/serve.js';
import { type CredentialName, variableOf } from '../../spec/credentials.js';
import { embeddedCredentials } from '../../src/cli/judge-target.js';
import type { ComparedSubject } from './subjects.js';

/** A fresh subject on the loopback interface, which counts what it is asked. */
export interface CountedTarget {
  /** Where it is, and every credential that it knows, under the names of their variables. */
  readonly env: Readonly<Record<string, string>>;
  readonly requests: () => number;
  readonly close: () => Promise<void>;
}

/** Opens one. */
export async function openCounted({ wrap }: ComparedSubject): Promise<CountedTarget> {
  const reference = await createReference();
  const handle = wrap?.(reference.handle, reference) ?? reference.handle;
  let requests = 0;
  const { url, close } = await listen((request) => {
    requests += 1;
    return handle(request);
  });
  const credentials = [...embeddedCredentials].map(([name, value]) => [variableOf[name as CredentialName], value]);
  return { env: { SEAM_ENDPOINT: url, ...Object.fromEntries(credentials) }, requests: () => requests, close };
}
