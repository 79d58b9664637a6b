import type { Rendered } from '../renderings.js';
import { exchange, report, verdict, violation } from '../sample.test-support.js';

/** Of the cases of the sample, one that failed, and one that passed and has an awkward id. */
export const failing = 'user_identities.delete/uuid.malformed-refused/user_identity_id=braced';
/** A case that passes, by its id. */
export const passing = 'user_identities.delete/uuid.malformed-refused/user_identity_id=100%25 "quoted"';

/** A report with a case of every kind. */
export const sample: Rendered = {
  report: report(
    [
      violation(),
      verdict({ case: passing, title: 'refuses a quoted uuid' }),
      verdict({ case: 'user_identities.delete/uuid.malformed-refused/short', title: 'refuses a short uuid' }),
      violation({
        case: 'a/error.envelope/x',
        requirement: 'error.envelope',
        level: 'SHOULD',
        operation: 'acs.users.revoke_access_to_all_entrances',
      }),
      violation({ case: 'a/void.nothing-else/x', requirement: 'void.nothing-else', level: 'MAY' }),
      verdict({
        case: 'a/void.json/x',
        requirement: 'void.json',
        outcome: 'inconclusive',
        attribution: 'environment',
        control: 'refused',
        findings: [{ where: 'control', expected: '2xx', received: '503' }],
      }),
      verdict({
        case: 'a/effect.delete/x',
        requirement: 'effect.delete',
        outcome: 'inapplicable',
        findings: [{ note: 'not claimed' }],
        exchanges: [],
      }),
      verdict({ case: 'a/client.rule/x', requirement: 'client.rule' }),
    ],
    { notClaimed: [{ requirement: 'isolation.key-stays-home', reason: 'isolation is not claimed' }], isPartial: true },
  ),
  exchanges: [exchange()],
  mutantsOf: (id) => (id === 'uuid.malformed-refused' ? [{ id: 'uuid-trimmed', title: 'trims before it checks' }] : []),
};
