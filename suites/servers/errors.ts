import { base } from '../../src/model/experiment/base.js';
import { probes } from '../../src/model/experiment/compose.js';
import { all, header, replace, withoutHeader } from '../../src/model/experiment/draft.js';
import type { Suite } from '../../src/model/experiment/experiment.js';

/** What a refusal looks like. That it is refused at all is shown by the other suites. */
export const errors: Suite = {
  concern: 'errors',
  *experiments(operation, facts) {
    const plain = base('errors', operation, facts);
    const parameter = operation.parameters.find(({ name, isUuid }) => isUuid && plain.shape.includes(name))?.name;
    if (parameter === undefined) return;
    yield* probes(
      plain,
      'refusals',
      [
        {
          name: 'refusals',
          title: 'explains a refusal in the error envelope',
          requirement: 'error.envelope',
          change: () => withoutHeader('authorization'),
          expect: { kind: 'every', property: 'envelope' },
          also: [
            {
              requirement: 'auth.refusal-names-scheme',
              title: 'says with a 401 how to authenticate',
              expect: { kind: 'every', property: 'www-authenticate' },
            },
            {
              requirement: 'error.names-parameter',
              title: 'names the parameter that is wrong',
              expect: { kind: 'every', property: 'names-parameter' },
            },
          ],
        },
      ],
      [
        {
          name: 'unknown key',
          change: (values) => header('authorization', `Bearer seam_test1234_${values.unknown('key').slice(0, 8)}`),
        },
        { name: 'number', about: parameter, change: () => replace(parameter, 12345) },
        { name: 'no-uuid', about: parameter, change: () => replace(parameter, 'not-a-uuid') },
        { name: 'both wrong', change: () => all(withoutHeader('authorization'), replace(parameter, 'not-a-uuid')) },
        { name: 'unknown', change: (values) => replace(parameter, values.unknown('nobody')) },
      ],
    );
  },
};
