import { type Base, base, changed } from '../../src/model/experiment/base.js';
import { probes, refusals, refusedAs } from '../../src/model/experiment/compose.js';
import { all, replace, verb } from '../../src/model/experiment/draft.js';
import type { Step, Suite } from '../../src/model/experiment/experiment.js';
import { noSuchRoute } from '../../src/model/experiment/no-such-route.js';

const methods = ['GET', 'HEAD', 'PUT', 'POST', 'PATCH', 'DELETE'];

/** The documented method is served, and no other has an effect. */
export const methodSuite: Suite = {
  concern: 'methods',
  *experiments(operation, facts) {
    const plain = base('methods', operation, facts);
    const served = probes(plain, 'served', [
      {
        name: 'no-such-route',
        title: `serves ${operation.method} ${operation.path}`,
        requirement: 'method.served',
        change: () => noSuchRoute,
        expect: { kind: 'served' },
      },
    ]);
    for (const experiment of served)
      yield { ...experiment, steps: [...malformedThroughout(plain), ...experiment.steps] };
    if (operation.alternate !== undefined) return;
    const others = methods.filter((method) => !operation.documentedMethods.includes(method));
    yield* refusals(
      plain,
      'undocumented',
      others.map((method) => ({
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
      {
        control: [
          {
            variant: 'undocumented',
            requirement: 'method.refusal-names-methods',
            title: 'says with a 405 which methods are served',
            expect: { kind: 'every', property: 'allow' },
          },
        ],
      },
    );
  },
};

// A target may look one id up before it looks at the next; with none to look up, an operation that is there says so.
function malformedThroughout(plain: Base): Step[] {
  const ids = plain.operation.parameters.filter(({ name, isUuid }) => isUuid && plain.shape.includes(name));
  const [first, second] = ids.map(({ name }) => name);
  if (first === undefined || second === undefined) return [];
  return [
    {
      name: 'witness: no uuid at all',
      role: 'witness',
      about: first,
      build: changed(plain, () => all(...ids.map(({ name }) => replace(name, 'witness')))),
    },
  ];
}
