import type { RequirementId } from '../../../spec/requirements/servers/index.js';
import type { EveryProperty } from '../../model/experiment/expectation.js';
import { isUnknownResource, statusOf } from '../../model/experiment/reaction.js';
import type { Mismatch } from '../../model/finding.js';
import { everyViolations } from '../servers/every.js';
import { fail, inconclusive, pass, type Ruling } from '../servers/ruling.js';
import type { Control, RecordedCall } from './traffic.js';

/** One requirement that a recorded exchange says something about. */
export interface Ruled {
  readonly requirement: RequirementId;
  /** In the present tense. */
  readonly title: string;
  readonly ruling: Ruling;
}

/** What the whole recording says, and what the contract says of a body. */
export interface Context {
  readonly control: Control | undefined;
  /** Whether no answer at all is below 500. */
  readonly isAllBroken: boolean;
  readonly voidErrors: (body: unknown) => readonly string[];
}

const everyProperties: readonly (readonly [EveryProperty, RequirementId, string])[] = [
  ['never-5xx', 'robust.never-5xx', 'is not answered 5xx'],
  ['not-ok', 'error.not-ok', 'does not dress a refusal as a success'],
  ['leaks-nothing', 'error.leaks-nothing', 'leaks nothing'],
];
/** What every answer must hold to, whatever was asked. */
export function rulingsOnAnswer({ exchange, validity, recorded }: RecordedCall, context: Context): readonly Ruled[] {
  const { answer, request } = exchange;
  const about = validity.kind === 'invalid' ? validity.about : undefined;
  const status = statusOf(answer);
  const isKnown = recorded.answerGap === undefined;
  const judged: (readonly [EveryProperty, RequirementId, string])[] = everyProperties.filter(
    ([property]) => isKnown || property === 'never-5xx',
  );
  if (isKnown && (status === 400 || status === 401) && request.method !== 'HEAD') {
    judged.push(['envelope', 'error.envelope', 'explains the refusal']);
    const isAboutParameter = status === 400 && about !== undefined && !isUnknownResource(answer);
    if (isAboutParameter) judged.push(['names-parameter', 'error.names-parameter', 'names the parameter']);
  }
  return judged.map(([property, requirement, title]) => {
    const findings = everyViolations(exchange, property, about);
    return { requirement, title, ruling: everyRuling(findings, status, context) };
  });
}

function everyRuling(findings: readonly Mismatch[], status: number, context: Context): Ruling {
  // A gateway in front of a target that is down says nothing about the target.
  if (status >= 500 && context.isAllBroken) {
    return inconclusive('environment', {
      where: 'status',
      expected: 'an answer below 500',
      received: `${status} to everything`,
    });
  }
  return findings.length > 0 ? fail(...findings) : (doubt(context) ?? pass());
}

/** Why a refusal proves nothing. As in a run: who refuses everything has refused nothing rightly. */
export function doubt({ control }: Context): Ruling | undefined {
  if (control) return undefined;
  return inconclusive('configuration', {
    where: 'control',
    expected: 'a valid call of this operation that was accepted',
    received: 'none in the recording',
  });
}
