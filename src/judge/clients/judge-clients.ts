import { environmentCase } from '../../../suites/clients/environment-case.js';
import { outputCase } from '../../../suites/clients/output-case.js';
import type { ClientCase } from '../../../suites/clients/trial.js';
import type { Arrival } from '../../model/arrival.js';
import type { Mismatch } from '../../model/finding.js';
import type { Verdict } from '../../model/verdict.js';
import { environmentOfStatus } from '../environment.js';
import { fail, inapplicable, inconclusive, pass, type Ruling } from '../servers/ruling.js';
import type { ClientRuling } from './client-ruling.js';
import { isTokenSent } from './credentials.js';
import { holdsToken, type TrialEvidence } from './evidence.js';
import { mostRequests } from './repetition.js';
import { rulingOf } from './rulings.js';
import { noTwin, shown, tokenIn } from './words.js';

/**
 * The verdicts on every case of a trial. A pure function of what was seen.
 * @param numbers the exchanges of the trial by what arrived.
 */
export function judgeTrial(evidence: TrialEvidence, numbers: ReadonlyMap<Arrival, number>): readonly Verdict[] {
  const { trial, control } = evidence;
  return trial.cases.map((one) => {
    const { about, ...found } = judgeCase(evidence, one);
    return {
      case: one.id,
      requirement: one.requirement,
      operation: trial.operation.id,
      concern: trial.concern,
      title: one.title,
      level: one.level,
      control: control === undefined ? 'none' : control.report.kind === 'returned' ? 'accepted' : 'refused',
      ...found,
      exchanges: guiltyFirst(numbers, about),
    };
  });
}

function guiltyFirst(numbers: ReadonlyMap<Arrival, number>, about: Arrival | undefined): readonly number[] {
  const guilty = about === undefined ? undefined : numbers.get(about);
  const all = [...numbers.values()];
  return guilty === undefined ? all : [guilty, ...all.filter((number) => number !== guilty)];
}

function judgeCase(evidence: TrialEvidence, { expect }: ClientCase): ClientRuling {
  return unjudgeable(evidence, expect.kind) ?? rulingOf(evidence, expect);
}

// What must be seen before a case can be judged at all.
function unjudgeable(evidence: TrialEvidence, kind: ClientCase['expect']['kind']): Ruling | undefined {
  const { report, arrivals, beside, trial } = evidence;
  if (report.kind === 'untried') return inapplicable({ note: report.reason });
  if (report.kind === 'unsupported') {
    return kind === 'offered'
      ? undefined
      : inapplicable({ where: 'the client does not offer this call', note: report.reason });
  }
  if (kind === 'bounded' && arrivals.length > mostRequests) return undefined;
  if (report.kind === 'silent')
    return inconclusive('target', { where: 'answer', expected: 'one', received: report.seen });
  if (whatNeedsNoRequest.has(kind) || (kind === 'documented-form' && beside.length > 0)) return undefined;
  if (trial.answers.some((answer) => answer.kind === 'refuse')) return unshownRefusal(evidence);
  // That nothing arrives is told by the cases that are about it.
  if (arrivals.length === 0 && kind === 'same-request') return inapplicable({ note: 'no request arrived' });
  if (arrivals.length === 0) {
    const finding: Mismatch = { where: 'requests', expected: '1 to look into', received: 'none' };
    const status = report.kind === 'threw' ? (report.error.status ?? 0) : 0;
    return environmentOfStatus(status) === undefined
      ? inconclusive('target', finding)
      : inconclusive('environment', { ...finding, note: `something on the way answered ${status}` });
  }
  if (kind.startsWith('token-') && !isTokenSent(evidence)) {
    return inconclusive('target', { where: 'requests', expected: 'the token in one of them', received: 'none' });
  }
  return undefined;
}

const whatNeedsNoRequest: ReadonlySet<ClientCase['expect']['kind']> = new Set([
  'one-request',
  'sent-as-given',
  'refused-or-as-given',
  'refused-or-object',
  'no-repeated-success',
  'own-answer',
  'endpoint-kept',
  'works',
]);

// Nothing can arrive where nobody listens, so that the valid twin has to show that the client calls at all.
function unshownRefusal({ control }: TrialEvidence): Ruling | undefined {
  if (control !== undefined && control.arrivals.length > 0) return undefined;
  return inconclusive('target', noTwin);
}

/** The verdict on everything that the client wrote outside the protocol, with secrets by name. */
export function judgeOutput({ text, isJudged }: { readonly text: string; readonly isJudged: boolean }): Verdict {
  const { id, ...rest } = outputCase;
  const lines = text.split('\n');
  const line = lines.findIndex(holdsToken);
  const found: Ruling = !isJudged
    ? inconclusive('target', { where: 'requests', expected: 'some', received: 'none' })
    : line >= 0
      ? fail({ ...tokenIn('output'), received: `one in line ${line + 1}: ${shown(lines[line]?.trim())}` })
      : pass();
  return { case: id, ...rest, ...found, control: 'none', exchanges: [] };
}

/**
 * The verdict on what the environment of the client made of its calls.
 * @param decoyed what arrived at the endpoint that only the environment names, by number.
 * @param keyed what presented the key that only the environment holds, by number.
 */
export function judgeEnvironment({
  decoyed,
  keyed,
  isJudged,
}: {
  readonly decoyed: readonly number[];
  readonly keyed: readonly number[];
  readonly isJudged: boolean;
}): Verdict {
  const { id, ...rest } = environmentCase;
  const findings = [
    ...(decoyed.length > 0
      ? [
          {
            where: 'endpoint',
            expected: 'the one of the call',
            received: `${decoyed.length} requests at that of the environment`,
          },
        ]
      : []),
    ...(keyed.length > 0
      ? [
          {
            where: 'authorization',
            expected: 'the token of the call',
            received: `that of the environment in ${keyed.length} requests`,
          },
        ]
      : []),
  ];
  const found: Ruling =
    findings.length > 0
      ? fail(...findings)
      : isJudged
        ? pass()
        : inconclusive('target', { where: 'requests', expected: 'some', received: 'none' });
  return { case: id, ...rest, ...found, control: 'none', exchanges: [...decoyed, ...keyed] };
}
