import { decoyRecord } from '../../suites/clients/environment-case.js';
import { isSelected } from '../../suites/clients/selection.js';
import type { TrialEvidence } from '../judge/clients/evidence.js';
import { judgeEnvironment, judgeOutput, judgeTrial } from '../judge/clients/judge-clients.js';
import type { Arrival } from '../model/arrival.js';
import type { Exchange } from '../model/exchange.js';
import type { RequirementSet } from '../model/requirement-set/requirement-set.js';
import type { Verdict } from '../model/verdict.js';
import { exchangesOf } from './exchanges.js';

/** The verdicts of a run and the exchanges that they rest on. */
export interface Judged {
  readonly verdicts: readonly Verdict[];
  readonly exchanges: readonly Exchange[];
}

/**
 * Judges what was seen of every trial. Pure: the same evidence gives the same verdicts.
 * @param seen what the client wrote outside the protocol, and what arrived where only its environment leads.
 */
export function judgeRun(
  evidence: readonly TrialEvidence[],
  seen: { readonly output: string; readonly decoyed: readonly Arrival[] },
  set: RequirementSet,
  only?: readonly string[],
): Judged {
  const { output: text, decoyed } = seen;
  const exchanges: Exchange[] = [];
  const verdicts = evidence.flatMap((one) => {
    const own = [
      ...exchangesOf(one.trial.id, 'request', one.arrivals, exchanges.length),
      ...exchangesOf(one.trial.id, 'elsewhere', one.elsewhere, exchanges.length + one.arrivals.length),
      ...exchangesOf(one.trial.id, 'beside', one.beside, exchanges.length + one.arrivals.length + one.elsewhere.length),
    ];
    exchanges.push(...own);
    const arrived = [...one.arrivals, ...one.elsewhere, ...one.beside];
    return judgeTrial(one, new Map(arrived.map((arrival, position) => [arrival, own[position]?.index ?? 0])));
  });
  const isJudged = evidence.some(
    ({ arrivals, report }) => arrivals.length > 0 && (report.kind === 'returned' || report.kind === 'threw'),
  );
  const decoyExchanges = exchangesOf(decoyRecord, 'request', decoyed, exchanges.length);
  const keyed = exchanges.filter(({ request }) => request.headers.authorization?.includes('{{decoy-api-key}}'));
  exchanges.push(...decoyExchanges);
  const ofRun = [
    judgeEnvironment({
      decoyed: decoyExchanges.map(({ index }) => index),
      keyed: keyed.map(({ index }) => index),
      isJudged,
    }),
    judgeOutput({ text, isJudged }),
  ].flatMap((verdict): Verdict[] => {
    const own = { ...verdict, id: verdict.case };
    const level = set.levelOf(own);
    return level !== undefined && isSelected(own, only) ? [{ ...verdict, level }] : [];
  });
  const all = [...verdicts, ...ofRun];
  return { verdicts: isUnreached(evidence) ? all.map(unshown) : all, exchanges };
}

// A client that reached nobody, and said so, has shown nothing about itself: something stands between.
function isUnreached(evidence: readonly TrialEvidence[]): boolean {
  const isReached = evidence.some((one) => one.arrivals.length + one.elsewhere.length + one.beside.length > 0);
  const reports = evidence.map(({ report }) => report.kind);
  return !isReached && reports.includes('threw') && !reports.includes('returned');
}

function unshown(verdict: Verdict): Verdict {
  const isAboutCalls = verdict.outcome === 'fail' && !verdict.requirement.startsWith('offer.');
  return isAboutCalls ? { ...verdict, outcome: 'inconclusive', attribution: 'environment' } : verdict;
}
