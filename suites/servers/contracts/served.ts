import { base, changed } from '../../../src/model/experiment/base.js';
import { probes, refusals, refusedAs } from '../../../src/model/experiment/compose.js';
import { verb } from '../../../src/model/experiment/draft.js';
import type { Step, Suite } from '../../../src/model/experiment/experiment.js';
import { noSuchRoute } from '../../../src/model/experiment/no-such-route.js';
import { tellingFault } from './parameter-faults.js';

const methods = ['GET', 'PUT', 'POST', 'PATCH', 'DELETE'];

/** The operation is there, and no method beside the documented ones has an effect. */
export const served: Suite = {
  concern: 'methods',
  *experiments(operation, facts) {
    const plain = base('methods', operation, facts);
    const telling = tellingFault(plain);
    const witness: Step[] =
      telling === undefined
        ? []
        : [
            {
              name: 'witness: invalid',
              role: 'witness',
              about: telling.about ?? '',
              build: changed(plain, telling.change),
            },
          ];
    const experiments = probes(plain, 'served', [
      {
        name: 'no-such-route',
        title: `serves ${operation.method} ${operation.path}`,
        requirement: 'method.served',
        change: () => noSuchRoute,
        expect: { kind: 'served' },
      },
    ]);
    for (const experiment of experiments) yield { ...experiment, steps: [...witness, ...experiment.steps] };
    // A valid request by another method may do what the document says of another operation.
    if (operation.described?.control === 'none') return;
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
          expect: { ...refusedAs(), mayBeUnknown: true },
        })),
    );
  },
};
