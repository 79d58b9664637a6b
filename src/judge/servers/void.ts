import { isJsonObject } from '../../ground/json-object.js';
import { present } from '../../ground/present.js';
import { type Exchange, headerOf, isCut } from '../../model/exchange.js';
import type { VoidProperty } from '../../model/experiment/expectation.js';
import { jsonOf, memberOf, reactionOf, received, statusOf } from '../../model/experiment/reaction.js';
import { presentedBy } from '../../model/experiment/shared-evidence.js';
import type { Mismatch } from '../../model/finding.js';
import { doubtOfBody } from './cut-body.js';
import { doubtOfControl, doubtOfResources, doubtOfWitness } from './doubt.js';
import { giverBehind } from './giver.js';
import type { Reading } from './reading.js';
import { fail, inconclusive, pass, type Ruling, seeFailureOf } from './ruling.js';

/** A success has one property of a void answer. */
export function judgeVoid(
  reading: Reading,
  exchange: Exchange,
  property: VoidProperty,
  voidErrors: (body: unknown) => readonly string[],
): Ruling {
  const { answer, index } = exchange;
  if (reactionOf(answer) !== 'accepted') {
    const usedUp = doubtOfResources(reading);
    if (usedUp) return usedUp;
    if (property === 'status-200' && isRefusalOfTheValid(reading, exchange)) {
      const finding = {
        where: 'status',
        expected: '200 for a valid request',
        received: received(answer),
        exchange: index,
      };
      return { ...fail(finding), ...present({ broken: giverBehind(reading.experiment, answer) }) };
    }
    return (
      doubtOfControl(reading) ??
      inconclusive('target', { where: 'status', expected: 'a success', received: received(answer), exchange: index })
    );
  }
  const findings = voidViolations(exchange, property, voidErrors);
  if (findings === undefined) return doubtOfBody(exchange) ?? withoutOk(exchange);
  return findings.length > 0 ? fail(...findings) : (doubtOfWitness(reading) ?? pass());
}

function withoutOk({ answer, index }: Exchange): Ruling {
  return isJsonObject(jsonOf(answer))
    ? seeFailureOf('void.ok-boolean', { where: 'ok', expected: 'a boolean', received: 'none', exchange: index })
    : seeFailureOf('void.json', { where: 'body', expected: 'a JSON object', received: 'none', exchange: index });
}

// Operations that can be called in several ways have requirements of their own for each of them.
function isRefusalOfTheValid({ lending, experiment, standing }: Reading, { answer }: Exchange): boolean {
  const status = statusOf(answer);
  const hasOwnRequirement = experiment.operation.shapes.some(({ requirement }) => requirement !== undefined);
  const isRefused =
    reactionOf(answer) === 'redirected' || (reactionOf(answer) === 'refused' && ![401, 403].includes(status));
  return (
    isRefused &&
    !hasOwnRequirement &&
    (lending.isCreated || status !== 404) &&
    lending.strength === 'strong' &&
    standing.credentials.has(presentedBy(experiment))
  );
}

/** How one success lacks a property of a void answer, each a finding; `undefined` where another property says so, or the body is cut. */
export function voidViolations(
  { answer, index }: Exchange,
  property: VoidProperty,
  voidErrors: (body: unknown) => readonly string[],
): readonly Mismatch[] | undefined {
  const found = (where: string, expected: string, received: string) => ({ where, expected, received, exchange: index });
  const body = jsonOf(answer);
  if (property === 'status-200') {
    return statusOf(answer) === 200 ? [] : [found('status', '200', String(statusOf(answer)))];
  }
  if (isCut(answer)) return undefined;
  if (property === 'json') return jsonViolations(answer, isJsonObject(body), found);
  if (!isJsonObject(body)) return undefined;
  const ok = memberOf(body, 'ok');
  const shown = ok === undefined ? 'no ok' : JSON.stringify(ok);
  if (property === 'ok-boolean') {
    if (typeof ok !== 'boolean') return [found('ok', 'a boolean', shown)];
    return voidErrors(body).map((error) => found('body', 'the documented schema', `one where ${error}`));
  }
  if (property === 'ok-true') {
    if (typeof ok !== 'boolean') return undefined;
    return ok ? [] : [found('ok', 'true', shown)];
  }
  const others = Object.keys(body).filter((name) => name !== 'ok');
  return others.length === 0 ? [] : [found('body', 'nothing but ok', `also ${others.join(', ')}`)];
}

function jsonViolations(
  answer: Exchange['answer'],
  hasObject: boolean,
  found: (where: string, expected: string, received: string) => Mismatch,
): Mismatch[] {
  const findings: Mismatch[] = [];
  const type = headerOf(answer, 'content-type');
  if (type?.split(';')[0]?.trim().toLowerCase() !== 'application/json') {
    findings.push(found('content-type', 'application/json', type ?? 'none'));
  }
  if (hasObject) return findings;
  if (answer.kind === 'response' && answer.body === '') return [...findings, found('body', 'a JSON object', 'nothing')];
  if (answer.kind === 'response' && !answer.isUtf8) return [...findings, found('body', 'UTF-8', 'other bytes')];
  const body = jsonOf(answer);
  const what =
    body === undefined ? 'no JSON' : Array.isArray(body) ? 'an array' : body === null ? 'null' : `a ${typeof body}`;
  return [...findings, found('body', 'a JSON object', what)];
}
