import { outputCase } from '../../suites/clients/output-case.js';
import { isSelected } from '../../suites/clients/selection.js';
import { holdsToken, type TrialEvidence } from '../judge/clients/evidence.js';
import { judgeOutput, judgeTrial } from '../judge/clients/judge-clients.js';
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
 * @param text everything that the client wrote outside the protocol, with secrets by name.
 */
export function judgeRun(
  evidence: readonly TrialEvidence[],
  text: string,
  set: RequirementSet,
  only?: readonly string[],
): Judged {
  const exchanges: Exchange[] = [];
  const verdicts = evidence.flatMap((one) => {
    const own = [
      ...exchangesOf(one.trial.id, 'request', one.arrivals, exchanges.length),
      ...exchangesOf(one.trial.id, 'elsewhere', one.elsewhere, exchanges.length + one.arrivals.length),
    ];
    exchanges.push(...own);
    return judgeTrial(
      one,
      own.map(({ index }) => index),
    );
  });
  const isJudged = evidence.some(({ arrivals }) => arrivals.length > 0);
  const level = set.levelOf(outputCase);
  const all =
    level !== undefined && isSelected(outputCase, only)
      ? [...verdicts, { ...judgeOutput({ hasToken: holdsToken(text), isJudged }), level }]
      : verdicts;
  return { verdicts: all, exchanges };
}
