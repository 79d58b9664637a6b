import { base } from '../../src/model/experiment/base.js';
import { probes, refusals, refusedAs } from '../../src/model/experiment/compose.js';
import { verb } from '../../src/model/experiment/draft.js';
import type { Suite } from '../../src/model/experiment/experiment.js';

const methods = ['GET', 'HEAD', 'PUT', 'POST', 'PATCH', 'DELETE'];

/** The documented method is served, and no other has an effect. */
export const methodSuite: Suite = {
  concern: 'methods',
  *experiments(operation, facts) {
    const plain = base('methods', operation, facts);
    yield* probes(plain, 'served', [
      {
        name: 'no-such-route',
        title: `serves ${operation.method} ${operation.path}`,
        requirement: 'method.served',
        change: () => (draft) => ({ ...draft, path: `${draft.path}_no_such_operation` }),
        expect: { kind: 'served' },
      },
    ]);
    if (operation.alternate !== undefined) return;
    yield* refusals(
      plain,
      'undocumented',
      methods
        .filter((method) => !operation.documentedMethods.includes(method))
        .map((method) => ({
          name: method,
          title: `refuses ${method}`,
          requirement: 'method.undocumented-refused' as const,
          change: () => verb(method),
          expect: refusedAs(),
          also: [
            {
              requirement: 'method.undocumented-status' as const,
              title: `answers ${method} with 404 or 405`,
              expect: refusedAs(404, 405),
            },
          ],
        })),
    );
  },
};
