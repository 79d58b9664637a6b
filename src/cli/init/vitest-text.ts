import { credentialKinds, workspaceHeader } from '../../../spec/credentials.js';
import type { Decisions } from './decisions.js';

/** A test file that judges the target from within vitest. */
export function vitestText({ endpoint, profile, operations, withdrawn }: Decisions): string {
  const claims = withdrawn.map((claim) => `${claim}: false`).join(', ');
  return `import { describe, test } from 'vitest';
import { describeConformance } from 'seam-conformance/vitest';

const { env } = process;

describeConformance(
  { describe, test },
  {
    // A URL, or the application itself: a request handler or an http.Server, listening or not.
    target: env.SEAM_ENDPOINT || ${JSON.stringify(endpoint ?? 'http://127.0.0.1:3000')},
    profile: '${profile}',
${operations === undefined ? '' : `    operations: [${operations.map((id) => `'${id}'`).join(', ')}],\n`}${claims === '' ? '' : `    claims: { ${claims} },\n`}    // What is not set is not lent.
    credentials: {
${credentialKinds.map(({ name, variable }) => `      '${name}': env.${variable},\n`).join('')}    },
    workspaceId: env.${workspaceHeader.variable} ?? '',
  },
);
`;
}
