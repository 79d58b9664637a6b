import { type Exchange, headerOf, isCut, stepOf } from '../../model/exchange.js';
import type { EveryProperty, Foundation, VoidProperty } from '../../model/experiment/expectation.js';
import {
  errorTypeOf,
  isUnknownResource,
  jsonOf,
  memberOf,
  reactionOf,
  received,
  statusOf,
} from '../../model/experiment/reaction.js';
import type { Finding, Mismatch, Remark } from '../../model/finding.js';
import { doubtOfBody } from './cut-body.js';
import { doubtOfControl, doubtOfWitness } from './doubt.js';
import { leaksOf } from './leaks.js';
import type { Reading } from './reading.js';
import { fail, inapplicable, inconclusive, pass, type Ruling } from './ruling.js';
import { judgeScenario } from './scenario.js';
import { voidViolations } from './void.js';

const shownAtMost = 5;

/** Every answer of an experiment has the property; the findings name those that have not. */
export function judgeEvery(reading: Reading, property: EveryProperty): Ruling {
  const exchanges = [...reading.exchanges.values()];
  const answered = exchanges.filter(({ answer }) => answer.kind === 'response');
  if (answered.length > 0 && answered.every(({ answer }) => reactionOf(answer) === 'broken')) {
    const [first] = answered;
    return inconclusive('environment', {
      where: 'status',
      expected: 'an answer below 500',
      received: `${first && received(first.answer)} to everything`,
    });
  }
  const relevant = answered.filter((exchange) => isRelevant(reading, exchange, property));
  const findings = relevant.flatMap((exchange) =>
    everyViolations(exchange, property, aboutOf(reading, exchange)).map((finding) => at(exchange, finding)),
  );
  if (property === 'never-5xx' && doubtOfControl(reading) === undefined) findings.push(...dropped(reading));
  if (findings.length > 0) return fail(...shortened(findings));
  if (relevant.length === 0 && property === 'allow') {
    return inapplicable({ where: 'status', note: 'no answer is 405, so none needs Allow' });
  }
  if (relevant.length === 0)
    return inconclusive('target', { where: 'refusals', expected: 'at least one', received: 'none' });
  return (
    doubtOfControl(reading) ??
    doubtOfWitness(reading) ??
    doubtOfBodies(relevant, property) ??
    pass(...surplus(relevant, property))
  );
}

/**
 * Every answer to the calls of a scenario has the property. Where the scenario itself proves nothing, this does not
 * either.
 */
export function judgeEveryAct(reading: Reading, property: EveryProperty, foundation: Foundation): Ruling {
  return judgeActs(
    reading,
    foundation,
    (exchange) => everyViolations(exchange, property),
    (exchanges) => doubtOfBodies(exchanges, property),
  );
}

/** Every success among the calls of a scenario has the property of a void answer. */
export function judgeEverySuccess(
  reading: Reading,
  property: VoidProperty,
  foundation: Foundation,
  voidErrors: (body: unknown) => readonly string[],
): Ruling {
  const isSuccess = ({ answer }: Exchange) => reactionOf(answer) === 'accepted';
  return judgeActs(
    reading,
    foundation,
    // Where another property says so, there is nothing to say here.
    (exchange) => (isSuccess(exchange) ? (voidViolations(exchange, property, voidErrors) ?? []) : []),
    (exchanges) => (property === 'status-200' ? undefined : firstDoubt(exchanges.filter(isSuccess))),
  );
}

function judgeActs(
  reading: Reading,
  { expect, step }: Foundation,
  violations: (exchange: Exchange) => readonly Mismatch[],
  doubt: (exchanges: readonly Exchange[]) => Ruling | undefined,
): Ruling {
  const { experiment, exchanges } = reading;
  const acts = experiment.steps.flatMap(({ name }) => exchanges.get(name) ?? []);
  const findings = acts.flatMap((exchange) => violations(exchange).map((finding) => at(exchange, finding)));
  if (findings.length > 0) return fail(...shortened(findings));
  const { outcome, broken } = judgeScenario(reading, expect, step);
  if (outcome === 'pass') return doubt(acts) ?? pass();
  if (outcome === 'inapplicable')
    return inapplicable({ where: 'scenario', note: 'shows nothing here, as the target may' });
  const own = experiment.cases.find((one) => one.expect === expect);
  const ruling = inconclusive('target', {
    where: 'scenario',
    expected: 'it to pass',
    received: 'another end',
    ...(own === undefined ? {} : { note: `see the verdict on ${own.requirement}` }),
  });
  if (broken?.operation !== undefined) return { ...ruling, broken };
  const isKnockOn = outcome === 'fail' || broken !== undefined;
  return isKnockOn && own !== undefined ? { ...ruling, dueTo: [own.id] } : ruling;
}

// What a client did not ask for is no answer (RFC 9112 section 9.2), and no source of the contract names it.
function surplus(exchanges: readonly Exchange[], property: EveryProperty): readonly Remark[] {
  if (property !== 'never-5xx') return [];
  return exchanges
    .filter(({ answer }) => answer.kind === 'response' && answer.hasMore)
    .slice(0, shownAtMost)
    .map((exchange) => ({
      where: stepOf(exchange),
      note: 'the connection answered more than it was asked',
      exchange: exchange.index,
    }));
}

// Statuses and headers are always there.
function doubtOfBodies(exchanges: readonly Exchange[], property: EveryProperty): Ruling | undefined {
  const needsBody = !['never-5xx', 'www-authenticate', 'allow'].includes(property);
  return needsBody ? firstDoubt(exchanges) : undefined;
}

function firstDoubt(exchanges: readonly Exchange[]): Ruling | undefined {
  const cut = exchanges.find(({ answer }) => isCut(answer));
  return cut && doubtOfBody(cut);
}

/** The exchanges that an `every` case rests on. */
function isRelevant(reading: Reading, exchange: Exchange, property: EveryProperty): boolean {
  if (property === 'never-5xx' || property === 'leaks-nothing' || property === 'not-ok') return true;
  const status = statusOf(exchange.answer);
  if (property === 'www-authenticate') return status === 401;
  if (property === 'allow') return status === 405;
  if (exchange.request.method === 'HEAD') return false;
  if (property === 'envelope') return status === 400 || status === 401;
  return aboutOf(reading, exchange) !== undefined && status === 400 && !isUnknownResource(exchange.answer);
}

function aboutOf({ experiment }: Reading, exchange: Exchange): string | undefined {
  const step = stepOf(exchange);
  return experiment.steps.find(({ name }) => name === step)?.about;
}

/**
 * How one answer lacks a property, each a finding.
 * @param about the parameter that the request is about, where it is about one.
 */
export function everyViolations(exchange: Exchange, property: EveryProperty, about?: string): readonly Mismatch[] {
  const { answer, index } = exchange;
  const found = (where: string, expected: string, received: string): readonly Mismatch[] => [
    { where, expected, received, exchange: index },
  ];
  const status = statusOf(answer);
  switch (property) {
    case 'never-5xx':
      return status >= 500 ? found('status', 'an answer below 500', String(status)) : [];
    case 'leaks-nothing':
      return leaksOf(exchange).flatMap((leak) => found('body', 'nothing of the inside', leak));
    case 'not-ok': {
      const body = jsonOf(answer);
      const error = memberOf(body, 'error');
      if (status >= 400 && memberOf(body, 'ok') === true) return found('ok', `false or none with ${status}`, 'true');
      if (status < 300 && typeof error === 'object' && error !== null) {
        return found('status', '4xx with an error in the body', String(status));
      }
      return [];
    }
    case 'www-authenticate':
    case 'allow':
      return headerOf(answer, property) ? [] : found(property, `a header with ${status}`, 'none');
    case 'envelope':
      if (isCut(answer)) return [];
      if (errorTypeOf(answer) === undefined) return found('error.type', 'a string', 'none');
      if (typeof memberOf(memberOf(jsonOf(answer), 'error'), 'message') !== 'string')
        return found('error.message', 'a string', 'none');
      return [];
    case 'names-parameter': {
      if (isCut(answer)) return [];
      const named = memberOf(memberOf(memberOf(jsonOf(answer), 'error'), 'validation_errors'), about ?? '');
      return named === undefined ? found(`error.validation_errors.${about}`, 'an entry', 'none') : [];
    }
  }
}

function at(exchange: Exchange, finding: Mismatch): Mismatch {
  return { ...finding, where: `${stepOf(exchange)}: ${finding.where}`, exchange: exchange.index };
}

function shortened(findings: readonly Mismatch[]): readonly Finding[] {
  if (findings.length <= shownAtMost) return findings;
  return [
    ...findings.slice(0, shownAtMost),
    { note: `and ${findings.length - shownAtMost} more answers with the same problem` },
  ];
}

/** The steps that the target dropped the connection on, though it answers the valid request. */
function dropped({ experiment, exchanges }: Reading): readonly Mismatch[] {
  const mayBeCutOff = (step: string) =>
    experiment.cases.some(({ step: own, expect }) => own === step && expect.kind === 'survived' && expect.mayBeCutOff);
  return [...exchanges.values()]
    .filter(
      (exchange) =>
        exchange.answer.kind === 'failure' &&
        exchange.answer.failure === 'connection-lost' &&
        !mayBeCutOff(stepOf(exchange)),
    )
    .map((exchange) => ({
      where: stepOf(exchange),
      expected: 'an answer',
      received: received(exchange.answer),
      exchange: exchange.index,
    }));
}
