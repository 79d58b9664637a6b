import { clientRequirement } from '../../spec/requirements/clients/index.js';

/** The one case that rests on a whole run: what the client wrote outside the protocol. */
export const outputCase = {
  id: 'all-operations/secret.not-in-output/whole-run',
  requirement: 'secret.not-in-output',
  operation: 'all-operations',
  concern: 'client-secrets',
  title: 'writes no token to its output',
  level: clientRequirement('secret.not-in-output').level,
} as const;
