import { requirementSet } from '../model/requirement-set/requirement-set.js';
import { type LooseBundle, set, type Tampering, verdict } from './tampering.test-support.js';

/** Forgeries of the report and of what was lent. */
export const reportTamperings: readonly Tampering[] = [
  {
    name: 'the outcome of a verdict',
    edit: (bundle) => set(verdict(bundle), 'outcome', 'inapplicable'),
    named:
      /report\.json: verdict on user_identities\.delete\/auth\.missing-refused.*outcome: expected "pass", received "inapplicable"/,
  },
  {
    name: 'the level of a requirement',
    edit: (bundle) => set(verdict(bundle), 'level', 'SHOULD'),
    named: /verdict on .*level: expected "MUST", received "SHOULD"/,
  },
  {
    name: 'the members of a verdict in another order',
    edit: ({ report }) =>
      set(
        report,
        'verdicts',
        report.verdicts.map((one) => Object.fromEntries(Object.entries(one).toReversed())),
      ),
    named: /verdict on .*: expected "case" as member 1, received/,
  },
  {
    name: 'a finding that is null',
    edit: (bundle) => set(verdict(bundle), 'findings', [null]),
    named: /report\.json: expected what the suite writes; verdicts\.\d+\.findings\.0: expected string, received null/,
  },
  {
    name: 'the requirement of a verdict',
    edit: (bundle) => set(verdict(bundle), 'requirement', 'error.envelope'),
    named: /verdict on .*requirement: expected "auth\.missing-refused"/,
  },
  {
    name: 'the findings of a verdict',
    edit: (bundle) => set(verdict(bundle), 'findings', ['all is well']),
    named: /verdict on .*findings\[0\]: expected nothing, received "all is well"/,
  },
  {
    name: 'the control of a verdict',
    edit: (bundle) => set(verdict(bundle), 'control', 'weak'),
    named: /verdict on .*control: expected "accepted", received "weak"/,
  },
  {
    name: 'the exchanges of a verdict',
    edit: (bundle) => set(verdict(bundle), 'exchanges', [0]),
    named: /verdict on .*exchanges\[0\]: expected \d+, received 0/,
  },
  {
    name: 'a verdict left out',
    edit: ({ report }) => set(report, 'verdicts', report.verdicts.slice(1)),
    named: /verdict on .*: expected one, it is missing/,
  },
  {
    name: 'a verdict made up',
    edit: ({ report }) =>
      set(report, 'verdicts', [
        ...report.verdicts,
        { ...report.verdicts[0], case: 'user_identities.delete/made.up/case' },
      ]),
    named: /verdict on user_identities\.delete\/made\.up\/case: unexpected verdict/,
  },
  {
    name: 'a verdict given twice',
    edit: ({ report }) => set(report, 'verdicts', [...report.verdicts, report.verdicts[0]]),
    named: /expected one for each case, received several/,
  },
  {
    name: 'verdicts in another order',
    edit: ({ report }) => set(report, 'verdicts', report.verdicts.toReversed()),
    named: /report\.json: verdicts\[0\]\.case: expected/,
  },
  {
    name: 'the configuration',
    edit: ({ report }) => set(report, 'configuration.concurrency', 1),
    named: /predicate\.configuration\.configuration/,
    needsCertificate: true,
  },
  {
    name: 'a claim in the configuration',
    edit: ({ report }) => set(report, 'configuration.claims.personalAccessToken', false),
    named: /report\.json: configuration\.claims\.personalAccessToken: expected true, received false/,
  },
  {
    name: 'witnesses that were never sent',
    edit: ({ world }) => {
      const loan = Object.values(world.loans).find(({ witnesses }) => witnesses !== undefined) ?? {};
      set(loan, 'witnesses', 'user_identities.delete/authentication/api-key');
    },
    named: /witness: no \w+: expected POST \/user_identities\/delete, the exchange is missing/,
  },
  {
    name: 'a claim of the world',
    edit: ({ world }) => set(world, 'facts.claims.personalAccessToken', false),
    named: /verdict on .*auth\.personal-access-token.*outcome: expected "inapplicable", received "pass"/,
  },
  {
    name: 'another seed',
    edit: ({ report }) => set(report, 'seed', 8),
    named: /run id of the requests .*seed 8/,
  },
  {
    name: 'another challenge in the report',
    edit: ({ report }) => set(report, 'challenge', 'grey heron'),
    named: /run id of the requests .*challenge grey heron/,
  },
  {
    name: 'no challenge any more',
    edit: ({ report }) => set(report, 'challenge', undefined),
    named: /run id of the requests .*challenge none/,
  },
  {
    name: 'another run id',
    edit: ({ report }) => set(report, 'runId', '0123456789abcdef'),
    named: /report\.json: runId: expected/,
  },
  {
    name: 'another profile',
    edit: ({ report }) => set(report, 'profile', 'full'),
    named: /report\.json: profile: expected "core", received "full"/,
  },
  {
    name: 'another target',
    edit: ({ report }) => set(report, 'target', 'https://vendor.example'),
    named: /request\.url: expected "https:\/\/vendor\.example/,
  },
  {
    name: 'another version of the suite',
    edit: ({ report }) => set(report, 'suite.version', '9.9.9'),
    named: /report\.json: suite version: expected ".*", received "9\.9\.9"/,
  },
  {
    name: 'another contract',
    edit: ({ report }) => set(report, 'suite.specDigest', `sha256:${'0'.repeat(64)}`),
    named: /report\.json: digest of openapi\.yaml: expected/,
  },
  {
    name: 'an earlier requirement set',
    edit: ({ report }) => set(report, 'requirementSet', requirementSet('1').id),
    named: /exchanges\.har: run id of the requests .*: expected "[0-9a-f]+", received "[0-9a-f]+"/,
  },
  {
    name: 'a requirement set of another content',
    edit: ({ report }) => set(report, 'requirementSet', '1+sha256:000000000000'),
    named: /report\.json: requirementSet: expected "1\+sha256:[0-9a-f]{12}", received "1\+sha256:0{12}"/,
  },
  {
    name: 'a requirement set that there is not',
    edit: ({ report }) => set(report, 'requirementSet', '99+sha256:000000000000'),
    named: /report\.json: requirementSet: expected "\d+\+sha256:[0-9a-f]{12}", received "99\+/,
  },
  {
    name: 'a count',
    edit: ({ report }) => set(report, 'counts.MUST.pass', 9999),
    named: /report\.json: counts\.MUST\.pass: expected \d+, received 9999/,
  },
  {
    name: 'the outcome',
    edit: ({ report }) => set(report, 'outcome', 'undetermined'),
    named: /report\.json: outcome: expected "conforming", received "undetermined"/,
  },
  {
    name: 'the number of requests',
    edit: ({ report }) => set(report, 'requests', 3),
    named: /report\.json: requests: expected \d+, received 3/,
  },
  {
    name: 'what was not claimed',
    edit: ({ report }) => set(report, 'notClaimed', []),
    named: /report\.json: notClaimed\[0\]: expected/,
  },
  {
    name: 'an operation passed off as not claimed',
    edit: ({ report }) => {
      const [first, ...others] = report.operations.claimed;
      set(report, 'operations', { claimed: others, notClaimed: [first] });
    },
    named: /exchanges\.har: .*expected/,
  },
  {
    name: 'an operation that is not claimed, although all are',
    edit: ({ report }) => set(report, 'operations', { ...report.operations, notClaimed: ['user_identities.delete'] }),
    named: /report\.json: operations\.notClaimed\[0\]: expected nothing, received "user_identities\.delete"/,
  },
  {
    name: 'a partial run passed off as a whole one, and the other way round',
    edit: ({ report }) => set(report, 'isPartial', true),
    named: /report\.json: isPartial: expected false, received true/,
  },
  {
    name: 'residue',
    edit: ({ report }) => set(report, 'residue', { created: 4, removed: 4, left: [], perhaps: [] }),
    named: /report\.json: residue\.created: expected 0, received 4/,
  },
  {
    name: 'a baseline slipped in',
    edit: ({ report }) => set(report, 'baseline', { covered: [verdict({ report } as LooseBundle).case], problems: [] }),
    named: /predicate\.configuration\.baseline/,
    needsCertificate: true,
  },
  {
    name: 'a member slipped in',
    edit: ({ report }) => set(report, 'approvedBy', 'somebody'),
    named: /report\.json: approvedBy: expected nothing, received "somebody"/,
  },
  {
    name: 'a lent id',
    edit: ({ world }) => {
      const [key = ''] = Object.keys(world.loans);
      set(world.loans[key]?.scene?.ids ?? {}, 'user_identity_id', '00000000-0000-4000-8000-000000000000');
    },
    named: /request\.body: expected .*00000000-0000-4000-8000-000000000000/,
  },
  {
    name: 'the strength of a loan',
    edit: ({ world }) => set(world.loans[Object.keys(world.loans)[0] ?? ''] ?? {}, 'lending.strength', 'weak'),
    named: /world\.json: loans\..*lending\.strength: expected "strong", received "weak"/,
  },
  {
    name: 'a loan left out',
    edit: ({ world }) => set(world, 'loans', Object.fromEntries(Object.entries(world.loans).slice(1))),
    named: /world\.json: loans: expected one for .*, it is missing/,
  },
  {
    name: 'the lender',
    edit: ({ world }) => set(world, 'lender', 'api'),
    named: /exchanges\.har: lend:.*the exchange is missing/,
  },
  {
    name: 'a proven credential',
    edit: ({ world }) => set(world, 'provenCredentials', []),
    named: /world\.json: provenCredentials\[0\]: expected "api-key", received nothing/,
  },
];
