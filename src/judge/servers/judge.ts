import type { CredentialName } from '../../../spec/credentials.js';
import type { Claim } from '../../../spec/profiles.js';
import { requirement } from '../../../spec/requirements/servers/index.js';
import { grouped } from '../../ground/grouped.js';
import { present } from '../../ground/present.js';
import type { Exchange } from '../../model/exchange.js';
import { again, firstId } from '../../model/experiment/again.js';
import { claimOf } from '../../model/experiment/base.js';
import { isAboutScenario } from '../../model/experiment/expectation.js';
import type { Case, Experiment } from '../../model/experiment/experiment.js';
import { freshControl, type Loan } from '../../model/experiment/lending.js';
import { reactionOf } from '../../model/experiment/reaction.js';
import { callOf, firstOfCalls, isWitness, routeOf, shownCredential } from '../../model/experiment/shared-evidence.js';
import { isMismatch } from '../../model/finding.js';
import type { Verdict } from '../../model/verdict.js';
import { judgeAccepted } from './accepted.js';
import { basisOf } from './basis.js';
import { judgeCarriedOut } from './carried-out.js';
import { withCompany } from './company.js';
import { type AttemptedCase, settledVerdicts } from './confirmation.js';
import { tracesIn, withCulprit } from './culprit.js';
import { judgeDocumented, judgeDocumentedRefusals } from './documented.js';
import { judgeEvery, judgeEveryAct, judgeEverySuccess } from './every.js';
import { evidential } from './evidential.js';
import { type Pending, withCauses } from './knock-on.js';
import { judgeLasting } from './lasting.js';
import { judgeNoEffect } from './no-effect.js';
import { isNotServed, type Reading, read, type Standing } from './reading.js';
import { judgeRefused } from './refused.js';
import { ended, inapplicable, inconclusive, type Ruling } from './ruling.js';
import { isOptional, judgeScenario } from './scenario.js';
import { judgeServed } from './served.js';
import { judgeLikeTwin, judgeSurvived, judgeUnknownResource } from './tolerance.js';
import { judgeVoid } from './void.js';

/** Everything that verdicts rest on. */
export interface Evidence {
  readonly experiments: readonly Experiment[];
  readonly claims: Readonly<Record<Claim, boolean>>;
  /** By experiment; one without an entry was not sent. */
  readonly loans: ReadonlyMap<string, Loan>;
  readonly exchanges: readonly Exchange[];
  /** Credentials that the target accepted outside of any experiment. */
  readonly provenCredentials: ReadonlySet<CredentialName>;
  /** What is wrong with a success body by the contract's schema; empty where nothing is. */
  readonly voidErrors: (body: unknown) => readonly string[];
}

/**
 * The verdict on every case, in the order of the experiments: a pure function of the evidence. Whoever has the evidence
 * gets the same verdicts.
 */
export function judge(evidence: Evidence): readonly Verdict[] {
  const attempts = attemptedCases(evidence);
  return withCauses(
    settledVerdicts(attempts).map((verdict, index) => withCulprit(verdict, attempts[index]?.traces ?? [])),
  );
}

/** The verdicts of each attempt at every case, in the order of the experiments. */
export function attemptedCases(evidence: Evidence): readonly AttemptedCase[] {
  const { experiments, exchanges, loans } = evidence;
  const traces = tracesIn(experiments, loans);
  const byExperiment = evidential(experiments, exchanges, loans, traces);
  const nothing: Standing = { credentials: new Set(), notServed: new Map(), accepted: new Set(), strayed: new Map() };
  const readingsOf = (forbidsUnknown: boolean) =>
    experiments.map((experiment): Readings => {
      const attempt = (one: Experiment, loan: Loan) =>
        read(one, loan, byExperiment.get(one.id) ?? [], nothing, forbidsUnknown);
      const repeated = again(experiment);
      const second = loans.get(repeated.id);
      const first = attempt(experiment, withCompany(loans.get(experiment.id) ?? notSent, loans));
      return second === undefined ? [first] : [first, attempt(repeated, second)];
    });
  const plain = readingsOf(false);
  // 404 for what does not exist is no more than recommended; a target that never says it may say 403 instead.
  const readings = plain.flat().some(({ experiment, control }) => isWitness(experiment) && control === 'weak')
    ? plain
    : readingsOf(true);
  const standing = standingOf(readings.flat(), evidence);
  const partsOf = ({ id }: Experiment) =>
    (traces.get(id) ?? []).flatMap((part) => {
      const loan = loans.get(part.id);
      return loan === undefined ? [] : [read(part, loan, byExperiment.get(part.id) ?? [], standing, false)];
    });
  return readings.flatMap(([first, second]) => {
    const parts = partsOf(first.experiment);
    const once = { ...first, standing };
    const twice = second && { ...second, standing };
    return first.experiment.cases.map((one): AttemptedCase => {
      const attempt = verdictOn(once, one, evidence);
      const repeated = twice && verdictOn(twice, one, evidence);
      const own = parts.filter(({ experiment }) => experiment.cases.includes(one));
      return {
        experiment: first.experiment,
        case: one,
        first: attempt,
        ...present({ second: repeated, company: first.loan.company }),
        traces: own.map((part) => verdictOn(part, one, evidence)),
      };
    });
  });
}

/** What one attempt at an experiment showed, and the second one where there was one. */
type Readings = readonly [first: Reading] | readonly [first: Reading, second: Reading];

const notSent: Loan = {
  lending: {
    strength: 'weak',
    isCreated: false,
    unmet: { finding: ended('to reach this case'), attribution: 'environment' },
  },
};

// Only from what every part of a run brings along, so that a part says of a case what the whole would say.
function standingOf(readings: readonly Reading[], { provenCredentials, exchanges: all }: Evidence): Standing {
  const credentials = new Set<string>(provenCredentials);
  const notServed = new Map<string, string>();
  const served = new Set<string>();
  const accepted = new Set<string>();
  const first = firstOfCalls(readings.map(({ experiment }) => experiment));
  for (const { experiment, lending, control, isDiscriminating, exchanges } of readings) {
    const isUsable = isDiscriminating && (control === 'accepted' || control === 'weak');
    const credential = shownCredential(experiment);
    if (isUsable && credential !== undefined) credentials.add(credential);
    const witness = experiment.cases.find(({ expect }) => expect.kind === 'served');
    if (witness && isNotServed(experiment, exchanges)) notServed.set(routeOf(experiment.operation), witness.id);
    else if (witness && isUsable) served.add(routeOf(experiment.operation));
    if (first.get(callOf(experiment))?.id !== firstId(experiment.id) || lending.strength !== 'strong') continue;
    const answers = [exchanges.get('control')?.answer, exchanges.get(freshControl)?.answer];
    const wasAccepted = answers.some((answer) => answer !== undefined && reactionOf(answer) === 'accepted');
    if (wasAccepted) accepted.add(callOf(experiment));
  }
  // What was there once is there, and whoever answered in its place at another time is told by the witness.
  for (const route of served) notServed.delete(route);
  const strays = all.filter((exchange) => exchange.strays !== undefined);
  const strayed = grouped(strays, ({ request }) => routeOf(request));
  return { credentials, notServed, accepted, strayed };
}

function verdictOn(reading: Reading, one: Case, evidence: Evidence): Pending {
  const { experiment } = reading;
  const { outcome, findings, attribution, afterStep, dueTo = [], ...others } = ruling(reading, one, evidence);
  const refused = experiment.cases.filter(({ step, expect }) => step === afterStep && expect.kind === 'refused');
  const causes = [...dueTo, ...(afterStep === undefined ? [] : refused.map(({ id }) => id))];
  return {
    case: one.id,
    requirement: one.requirement,
    operation: experiment.operation.id,
    concern: experiment.concern,
    title: one.title,
    level: one.level,
    outcome,
    findings,
    control: reading.control,
    ...(attribution === undefined || outcome === 'pass' ? {} : { attribution }),
    ...(causes.length === 0 ? {} : { dueTo: causes }),
    ...others,
    exchanges: basisOf(reading, one),
  };
}

function ruling(reading: Reading, one: Case, { claims, voidErrors }: Evidence): Ruling {
  const { experiment, lending, exchanges, standing } = reading;
  const unclaimed = [requirement(one.requirement).claim, claimOf(experiment.credential)].find(
    (claim) => claim !== undefined && !claims[claim],
  );
  if (unclaimed !== undefined) return inapplicable({ where: 'claim', note: `${unclaimed} is not claimed` });
  if (one.expect.kind === 'unjudged') {
    const { finding } = one.expect;
    return isMismatch(finding) ? inconclusive('suite', finding) : inapplicable(finding);
  }
  const { expect, step } = one;
  const witness = expect.kind === 'served' ? undefined : standing.notServed.get(routeOf(experiment.operation));
  if (witness !== undefined) {
    const finding = { where: routeOf(experiment.operation), note: 'not implemented; see method.served' };
    return { ...inconclusive('target', finding), dueTo: [witness] };
  }
  if (lending.unmet) return inconclusive(lending.unmet.attribution, lending.unmet.finding);
  if (
    lending.lacking !== undefined &&
    (expect.kind === 'void' ||
      expect.kind === 'no-effect' ||
      expect.kind === 'carried-out' ||
      (expect.kind === 'documented' && expect.property !== 'refusals') ||
      experiment.stage !== undefined)
  ) {
    return isOptional(expect) && lending.lackingOf === undefined
      ? inapplicable({ where: 'stage', note: lending.lacking })
      : inconclusive(lending.lackingOf ?? 'configuration', { note: lending.lacking });
  }
  if (isAboutScenario(expect)) return judgeScenario(reading, expect, step);
  if (expect.kind === 'every') {
    return expect.restsOn === undefined
      ? judgeEvery(reading, expect.property)
      : judgeEveryAct(reading, expect.property, expect.restsOn);
  }
  if (expect.kind === 'every-success') return judgeEverySuccess(reading, expect.property, expect.restsOn, voidErrors);
  if (expect.kind === 'no-effect') return judgeNoEffect(reading);
  if (expect.kind === 'carried-out') return judgeCarriedOut(reading, expect.becomes);
  if (expect.kind === 'lasting') return judgeLasting(reading, expect);
  if (expect.kind === 'documented' && expect.property === 'refusals') return judgeDocumentedRefusals(reading);
  const exchange = step === undefined ? undefined : exchanges.get(step);
  if (!exchange) return inconclusive('environment', ended('to send this request'));
  if (exchange.answer.kind === 'failure' && exchange.answer.failure === 'aborted') {
    return inconclusive('environment', {
      where: 'run',
      expected: 'an answer',
      received: 'none',
      note: exchange.answer.detail,
      exchange: exchange.index,
    });
  }
  switch (expect.kind) {
    case 'refused':
      return judgeRefused(reading, exchange, expect);
    case 'accepted':
      return judgeAccepted(reading, exchange, expect.of, expect.mayBeUnknown);
    case 'like-twin':
      return judgeLikeTwin(reading, exchange, exchanges.get(expect.twin));
    case 'unknown-resource':
      return judgeUnknownResource(reading, exchange);
    case 'survived':
      return judgeSurvived(reading, exchange, expect.mayBeCutOff);
    case 'documented':
      return judgeDocumented(reading, exchange, expect.property);
    case 'void':
      return judgeVoid(reading, exchange, expect.property, voidErrors);
    case 'served':
      return judgeServed(reading, exchange);
  }
}
