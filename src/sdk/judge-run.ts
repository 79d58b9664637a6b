import type { Exchange } from '../experiment/exchange.js';
import type { Verdict } from '../experiment/verdict.js';
import { exchangesOf } from './exchanges.js';
import { holdsToken, type TrialEvidence } from './judge/evidence.js';
import { judgeOutput, judgeTrial } from './judge/judge-clients.js';
import { outputCase } from './trials/output-case.js';
import { isSelected } from './trials/selection.js';

/** The verdicts of a run and the exchanges that they rest on. */
export interface Judged {
  readonly verdicts: readonly Verdict[];
  readonly exchanges: readonly Exchange[];
}

/**
 * Judges what was seen of every trial. Pure: the same evidence gives the same verdicts.
 * @param text everything that the client wrote outside the protocol, with secrets by name.
 */
export function judgeRun(evidence: readonly TrialEvidence[], text: string, only?: readonly string[]): Judged {
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
  const all = isSelected(outputCase, only)
    ? [...verdicts, judgeOutput({ hasToken: holdsToken(text), isJudged })]
    : verdicts;
  return { verdicts: all, exchanges };
}
