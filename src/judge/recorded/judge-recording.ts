import { levelOf } from '../../../spec/requirements/servers/index.js';
import type { Contract } from '../../model/contract/contract.js';
import { resolve, type Schema } from '../../model/contract/document.js';
import type { Exchange } from '../../model/exchange.js';
import type { Concern } from '../../model/experiment/experiment.js';
import { reactionOf } from '../../model/experiment/reaction.js';
import type { Verdict } from '../../model/verdict.js';
import type { Ruled } from './answer-rulings.js';
import type { Recorded } from './recording.js';
import { rulingsOn } from './rulings.js';
import { type Control, type RecordedCall, trafficOf, type Unjudged } from './traffic.js';

/** What a recording shows of a target. */
export interface Judgement {
  readonly verdicts: readonly Verdict[];
  /** The calls of the operations, numbered as the verdicts name them. */
  readonly exchanges: readonly Exchange[];
  readonly origins: readonly string[];
  readonly unjudged: readonly Unjudged[];
  /** How many entries are about something else. */
  readonly foreign: number;
}

const concerns: Readonly<Record<string, Concern>> = {
  auth: 'authentication',
  client: 'published-clients',
  required: 'required-params',
  type: 'type-format',
  uuid: 'uuid-format',
  exclusive: 'exclusivity',
  void: 'void-response',
  body: 'body-encoding',
  error: 'errors',
  method: 'methods',
  robust: 'robustness',
};

/**
 * The verdicts on recorded traffic: each exchange is held against the contract, and a refusal against a success of the
 * same target.
 * @param origin the only target that is judged; every one of the recording where it is absent.
 */
export function judgeRecording(recording: readonly Recorded[], contract: Contract, origin?: string): Judgement {
  const { calls, unjudged, foreign, controlOf } = trafficOf(recording, contract, origin);
  const voidSchema: Schema = resolve(contract.document, { $ref: '#/components/schemas/Void' });
  const answering = new Set(
    calls.filter(({ exchange }) => reactionOf(exchange.answer) !== 'broken').map(({ recorded }) => recorded.origin),
  );
  const gaps: Unjudged[] = [];
  const verdicts = calls.flatMap((call) => {
    const control = controlOf(call);
    const isAllBroken = !answering.has(call.recorded.origin);
    const voidErrors = (body: unknown) => contract.oracle.errors(voidSchema, body);
    const { ruled, unjudged: reasons } = rulingsOn(call, { control, isAllBroken, voidErrors });
    gaps.push(...reasons.map((why) => ({ entry: call.recorded.entry, why })));
    return ruled.map((one) => verdictOn(call, one, control));
  });
  return {
    verdicts,
    exchanges: calls.map(({ exchange }) => exchange),
    origins: [...new Set(calls.map(({ recorded }) => recorded.origin))],
    unjudged: [...unjudged, ...gaps].sort((one, other) => one.entry - other.entry),
    foreign,
  };
}

function verdictOn(
  { recorded, exchange, operation }: RecordedCall,
  { requirement: id, title, ruling }: Ruled,
  control: Control | undefined,
): Verdict {
  const { outcome, findings, attribution } = ruling;
  return {
    case: `har/${recorded.entry}/${id}`,
    requirement: id,
    operation: operation.id,
    concern: concerns[id.split('.')[0] ?? ''] ?? 'robustness',
    title,
    level: levelOf(id, operation.id),
    outcome,
    findings,
    control: control?.standing ?? 'none',
    ...(attribution === undefined || outcome === 'pass' ? {} : { attribution }),
    exchanges: [...new Set([exchange.index, ...(control ? [control.exchange.index] : [])])],
  };
}
