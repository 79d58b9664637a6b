import { clientRequirement } from '../../spec/requirements/clients/index.js';

/** The case that rests on what arrived at the decoy in the environment of the client, over a whole run. */
export const environmentCase = {
  id: 'all-operations/request.explicit-wins/whole-run',
  requirement: 'request.explicit-wins',
  operation: 'all-operations',
  concern: 'client-requests',
  title: 'goes by what it is given, not by its environment',
  level: clientRequirement('request.explicit-wins').level,
} as const;

/** Under which everything that arrived at the decoy is kept. */
export const decoyRecord = 'all-operations/client-requests/decoy';
