import { openBundle } from '../bundle/read-bundle.js';
import type { Report } from '../bundle/report.js';
import { visible } from '../ground/visible.js';
import { figuresText } from '../report/figures-text.js';
import { parseEnvelope } from './envelope.js';
import { type Parties, partyWords } from './parties.js';
import { type Statement, type Validity, valueIn } from './statement.js';
import type { VerifyOptions } from './verify.js';
import { statementIn, witnessText } from './verify-certificate.js';
import type { Witness } from './witness.js';

/** What a bundle and its certificate say, a name and a value each, for people; nothing of it is checked here. */
export type Account = readonly (readonly [name: string, value: string])[];

/** The account of what is verified; empty where the report cannot be read. */
export function accountOf({ files, certificate, now }: Pick<VerifyOptions, 'files' | 'certificate' | 'now'>): Account {
  const { bundle } = openBundle(files);
  if (!bundle) return [];
  const envelope = certificate && parseEnvelope(certificate.text);
  const statement = envelope === undefined || typeof envelope === 'string' ? undefined : statementIn(envelope);
  return [
    ...judged(bundle.report),
    ...(statement === undefined || typeof statement === 'string' ? unsigned : certified(statement, now)),
  ].map(([name, value]) => [name, visible(value)]);
}

const unsigned: Account = [['certified by', 'no one: there is no certificate that was read']];

function judged(report: Report): Account {
  const { target, profile, operations, configuration, requirementSet, startedAt, durationMs, requests, suite } = report;
  const { outcome, challenge, verdicts, baseline, isPartial } = report;
  const warned = new Set(
    verdicts
      .filter(({ level, outcome: one }) => level === 'SHOULD' && (one === 'fail' || one === 'inconclusive'))
      .map(({ requirement }) => requirement),
  );
  return [
    [report.kind === 'client' ? 'client' : 'target', target],
    ['outcome', `${outcome}${isPartial ? ', of a part of the profile' : ''}; ${figuresText(report).join('; ')}`],
    ['profile', profile],
    ['operations', operations.claimed.join(', ')],
    ...(operations.notClaimed.length === 0 ? [] : [['not claimed', operations.notClaimed.join(', ')] as const]),
    ...claimsIn(configuration.claims),
    ['requirements', `set ${requirementSet}, by ${suite.name} ${suite.version}`],
    ['ran', `${startedAt}, ${requests} requests in ${(durationMs / 1000).toFixed(1)} s`],
    ['challenge', challenge ?? 'none: the run may be of any day'],
    ['warnings', warned.size === 0 ? 'none' : [...warned].join(', ')],
    ...(baseline === undefined || baseline.covered.length === 0
      ? []
      : [['known deviations', `${baseline.covered.length}: ${baseline.covered.join(', ')}`] as const]),
  ];
}

function claimsIn(claims: unknown): Account {
  if (typeof claims !== 'object' || claims === null) return [];
  const named = (is: boolean) =>
    Object.entries(claims)
      .filter(([, claimed]) => claimed === is)
      .map(([name]) => name)
      .join(', ') || 'none';
  return [
    ['claims', named(true)],
    ['no claim of', named(false)],
  ];
}

function certified(statement: Statement, now: number): Account {
  const parties = Object(valueIn(statement, 'parties')) as Parties;
  const { notBefore = 'no date', notAfter = 'no date' } = Object(valueIn(statement, 'validity')) as Partial<Validity>;
  const left = Math.floor((Date.parse(notAfter) - now) / 86_400_000);
  const about = Object.keys(partyWords) as (keyof Parties)[];
  return [
    ...about
      .filter((name) => name !== 'certifier' && parties[name] !== undefined)
      .map((name) => [name, String(parties[name])] as const),
    ['certified by', parties.certifier ?? 'someone unnamed'],
    ['result', statement.predicate.result],
    ['witnessed', witnessText(valueIn(statement, 'witness') as Witness | undefined)],
    ['in force', `${notBefore} until ${notAfter}${Number.isNaN(left) ? '' : remaining(left)}`],
  ];
}

function remaining(days: number): string {
  return days < 0 ? ', expired' : days === 0 ? ', ends within a day' : `, ${days} more ${days === 1 ? 'day' : 'days'}`;
}
