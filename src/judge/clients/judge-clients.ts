import { outputCase } from '../../../suites/clients/output-case.js';
import type { ClientCase } from '../../../suites/clients/trial.js';
import type { Mismatch } from '../../model/finding.js';
import type { Verdict } from '../../model/verdict.js';
import { environmentOfStatus } from '../environment.js';
import { fail, inapplicable, inconclusive, pass, type Ruling } from '../servers/ruling.js';
import { judgeAsGiven } from './as-given.js';
import {
  isTokenSent,
  judgeBearer,
  judgeConfinement,
  judgeElsewhere,
  judgeError,
  judgeOffered,
  judgePrinted,
  judgeWorkspace,
} from './credentials.js';
import type { TrialEvidence } from './evidence.js';
import { judgeBound, judgeRepeated, judgeWait, mostRequests } from './repetition.js';
import { judgeExtras, judgeForm, judgeJson, judgeOnce, judgeParameters, judgePlace } from './requests.js';
import { judgeDetail, judgeIgnored, judgeRedirect, judgeSurfaced, judgeVoid } from './results.js';
import { tokenIn } from './words.js';

/** The verdicts on every case of a trial. A pure function of what was seen. */
export function judgeTrial(evidence: TrialEvidence, numbers: readonly number[]): readonly Verdict[] {
  const { trial, control } = evidence;
  return trial.cases.map((one) => ({
    case: one.id,
    requirement: one.requirement,
    operation: trial.operation.id,
    concern: trial.concern,
    title: one.title,
    level: one.level,
    control: control === undefined ? 'none' : control.report.kind === 'returned' ? 'accepted' : 'refused',
    ...judgeCase(evidence, one),
    exchanges: numbers,
  }));
}

function judgeCase(evidence: TrialEvidence, { expect }: ClientCase): Ruling {
  return unjudgeable(evidence, expect.kind) ?? ruling(evidence, expect);
}

// What must be seen before a case can be judged at all.
function unjudgeable(evidence: TrialEvidence, kind: ClientCase['expect']['kind']): Ruling | undefined {
  const { report, arrivals } = evidence;
  if (report.kind === 'unsupported') {
    return kind === 'offered'
      ? undefined
      : inapplicable({ where: 'the client does not offer this call', note: report.reason });
  }
  if (kind === 'bounded' && arrivals.length > mostRequests) return undefined;
  if (report.kind === 'silent')
    return inconclusive('target', { where: 'answer', expected: 'one', received: report.seen });
  if (kind === 'one-request' || kind === 'refused-or-as-given') return undefined;
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

function ruling(evidence: TrialEvidence, expect: ClientCase['expect']): Ruling {
  switch (expect.kind) {
    case 'offered':
      return judgeOffered(evidence);
    case 'one-request':
      return judgeOnce(evidence);
    case 'documented-form':
      return judgeForm(evidence);
    case 'parameters-unchanged':
      return judgeParameters(evidence);
    case 'parameters-in-place':
      return judgePlace(evidence);
    case 'json-body':
      return judgeJson(evidence);
    case 'nothing-undocumented':
      return judgeExtras(evidence);
    case 'refused-or-as-given':
      return judgeAsGiven(evidence);
    case 'bearer':
      return judgeBearer(evidence);
    case 'workspace':
      return judgeWorkspace(evidence, expect.value);
    case 'token-only-in-authorization':
      return judgeConfinement(evidence);
    case 'void':
      return judgeVoid(evidence);
    case 'members-ignored':
      return judgeIgnored(evidence, expect.members);
    case 'surfaces':
      return judgeSurfaced(evidence);
    case 'redirect-surfaces':
      return judgeRedirect(evidence);
    case 'preserves':
      return judgeDetail(evidence, expect.detail, expect.value);
    case 'token-not-in-error':
      return judgeError(evidence);
    case 'token-not-when-printed':
      return judgePrinted(evidence);
    case 'token-not-elsewhere':
      return judgeElsewhere(evidence);
    case 'not-repeated-unless-idempotent':
      return judgeRepeated(evidence);
    case 'bounded':
      return judgeBound(evidence);
    case 'waits':
      return judgeWait(evidence, expect.seconds);
  }
}

/** The verdict on everything that the client wrote outside the protocol. */
export function judgeOutput({
  hasToken,
  isJudged,
}: {
  readonly hasToken: boolean;
  readonly isJudged: boolean;
}): Verdict {
  const { id, ...rest } = outputCase;
  const found: Ruling = !isJudged
    ? inconclusive('target', { where: 'requests', expected: 'some', received: 'none' })
    : hasToken
      ? fail(tokenIn('output'))
      : pass();
  return { case: id, ...rest, ...found, control: 'none', exchanges: [] };
}
