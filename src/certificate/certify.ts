import type { Bundle } from '../bundle/read-bundle.js';
import type { Report } from '../bundle/report.js';
import { isLoopback } from '../ground/loopback.js';
import { canonicalJson } from './digest.js';
import { type Envelope, inToto, seal } from './envelope.js';
import type { Parties } from './parties.js';
import type { Signer } from './signer.js';
import { statementOn } from './statement.js';
import type { SuiteState } from './suite-state.js';
import type { Witness } from './witness.js';

/** What a certifier insists on or lets pass. */
export interface Policy {
  /** Whether known deviations are accepted; the certificate lists them. */
  readonly allowBaseline: boolean;
  /** The word that the certifier gave out; absent where they gave out none. */
  readonly challenge?: string | undefined;
  /** Whether a target of this machine is accepted, the reference implementation among them. */
  readonly allowLoopback?: boolean;
}

const day = 24 * 60 * 60 * 1000;
const shownCases = 3;

/** Why a run cannot be certified, each a sentence; empty where it can. */
export function refusalsOf(report: Report, suite: SuiteState, policy: Policy): readonly string[] {
  const {
    kind,
    target,
    configuration,
    profile,
    outcome,
    notJudged,
    isPartial,
    verdicts,
    baseline,
    challenge,
    selection,
  } = report;
  const open = verdicts.filter((verdict) => verdict.level === 'MUST' && verdict.outcome === 'inconclusive');
  const examples = open.slice(0, shownCases).map((verdict) => verdict.case);
  const isUnderBaseline = baseline !== undefined && !policy.allowBaseline;
  const isReference = configuration.target === 'reference';
  const isHere = kind === 'server' && (isReference || isLocal(target)) && policy.allowLoopback !== true;
  return [
    ...(isHere
      ? [
          `the target is ${isReference ? 'the reference implementation' : `${target}, on the machine of whoever ran the suite`}: --allow-loopback accepts it`,
        ]
      : []),
    ...(profile === 'client-observed'
      ? ['a command was only observed, which shows nothing of what it did not send: expected a run with a driver']
      : []),
    ...(outcome === 'conforming' ? [] : [`the outcome is ${outcome}: expected conforming`]),
    ...(notJudged === undefined ? [] : [`the target was not judged to the end: ${notJudged}`]),
    ...(isPartial || selection !== undefined ? ['the run is partial: expected every case of the profile'] : []),
    ...(open.length === 0
      ? []
      : [
          `${open.length} claimed cases of the level MUST were not judged: ${examples.join(', ')}${open.length > shownCases ? ', …' : ''}`,
        ]),
    ...(isUnderBaseline
      ? [
          `a baseline was in force, with ${baseline.covered.length} known deviations: --allow-baseline accepts it and puts it on record`,
        ]
      : []),
    ...(policy.challenge === undefined || policy.challenge === challenge
      ? []
      : [
          `the run answers ${challenge === undefined ? 'no challenge' : `the challenge "${challenge}"`}: expected "${policy.challenge}"`,
        ]),
    ...(suite.dirt === undefined ? [] : [`the suite is not one that anyone can install: ${suite.dirt}`]),
  ];
}

/** What the certifier adds to what was judged. */
export interface Terms {
  /** In milliseconds since 1970. */
  readonly now: number;
  readonly days: number;
  readonly parties?: Parties;
  /** What was seen in a run of the certifier's own. */
  readonly witness?: Witness;
}

/** The certificate on a bundle. Whoever calls it has found nothing against it. */
export function issue(
  { files, report }: Bundle,
  signer: Signer,
  { now, days, parties = {}, witness }: Terms,
): Envelope {
  const validity = {
    notBefore: new Date(now).toISOString(),
    notAfter: new Date(now + days * day).toISOString(),
  };
  return seal(canonicalJson(statementOn(files, report, validity, parties, witness)), inToto, signer);
}

function isLocal(target: string): boolean {
  return URL.canParse(target) && isLoopback(new URL(target).hostname);
}
