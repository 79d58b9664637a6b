import { grouped } from '../../ground/grouped.js';
import { type Exchange, stepOf } from '../../model/exchange.js';
import { idAgain } from '../../model/experiment/again.js';
import type { Experiment } from '../../model/experiment/experiment.js';
import { freshControl, type Loan } from '../../model/experiment/lending.js';
import { reactionOf, received, statusOf } from '../../model/experiment/reaction.js';
import { ownerOf } from '../../model/origin.js';
import { environmentOf, isSameEnvironment } from '../environment.js';
import { lockoutsOf } from './lockout.js';
import { heardFor, seenFor } from './shared-exchanges.js';

/**
 * The exchanges by experiment, with everything that may not support a violation in the place of silence: what the
 * environment answered, what was repeated after its answer was lost, and what came during a lockout. What the environment
 * seems to answer to one request in both attempts, while it lets the control through, is the target's after all.
 */
export function evidential(
  experiments: readonly Experiment[],
  exchanges: readonly Exchange[],
  loans: ReadonlyMap<string, Loan>,
  traces: ReadonlyMap<string, readonly Experiment[]>,
): ReadonlyMap<string, readonly Exchange[]> {
  const byExperiment = grouped(
    exchanges.filter(({ origin: { kind } }) => kind === 'step' || kind === 'look'),
    ({ origin }) => ownerOf(origin),
  );
  const lockedOut = lockoutsOf(experiments, exchanges);
  return new Map(
    experiments.flatMap((experiment) =>
      attemptsAt(experiment, traces).flatMap((id): [string, readonly Exchange[]][] => {
        const own = byExperiment.get(id);
        if (own === undefined) return [];
        const other = byExperiment.get(id === experiment.id ? idAgain(id) : experiment.id) ?? [];
        const isReal = loans.get(id)?.lending.strength === 'strong';
        const isServed = [own, other].every((attempt) => letsThrough(experiment, attempt));
        const why = (exchange: Exchange): string | undefined => {
          const { answer, afterLoss = false } = exchange;
          const lockout = lockedOut.get(exchange);
          if (lockout !== undefined) return lockout;
          if (environmentOf(answer) !== undefined) {
            if (answer.kind === 'failure' && answer.failure === 'aborted') return undefined;
            return isServed && isRepeated(exchange, other) ? undefined : ofEnvironment(exchange);
          }
          // The state that a scenario looks at tells what a lost call has done, and looking does nothing.
          const mayBeTheSecond = afterLoss && isReal && !experiment.stage && reactionOf(answer) !== 'accepted';
          return mayBeTheSecond && !isUnspent(experiment, own)
            ? `${received(answer)}, after an answer was lost`
            : undefined;
        };
        const asEvidence = (exchange: Exchange) => withoutEvidence(exchange, why(exchange));
        const { company = '', witnesses = '' } = loans.get(id) ?? {};
        return [
          [
            id,
            [
              ...seenFor(id, (byExperiment.get(company) ?? []).map(asEvidence)),
              ...heardFor(experiment, id, (byExperiment.get(witnesses) ?? []).map(asEvidence)),
              ...own.map(asEvidence),
            ],
          ],
        ];
      }),
    ),
  );
}

function attemptsAt({ id }: Experiment, traces: ReadonlyMap<string, readonly Experiment[]>): readonly string[] {
  return [id, idAgain(id), ...(traces.get(id) ?? []).map((part) => part.id)];
}

function withoutEvidence(exchange: Exchange, detail: string | undefined): Exchange {
  return detail === undefined ? exchange : { ...exchange, answer: { kind: 'failure', failure: 'no-evidence', detail } };
}

function ofEnvironment({ answer, attempts }: Exchange): string {
  const times = attempts > 1 ? `, ${attempts} times` : '';
  return answer.kind === 'failure' ? `${received(answer)}${times}` : `${received(answer)} of the environment${times}`;
}

function isRepeated(exchange: Exchange, other: readonly Exchange[]): boolean {
  const twin = other.find((one) => stepOf(one) === stepOf(exchange));
  return twin !== undefined && isSameEnvironment(exchange.answer, twin.answer);
}

// What a lost request had used up would be missing to the valid one, which comes last and needs the same.
function isUnspent({ steps }: Experiment, attempt: readonly Exchange[]): boolean {
  const control = steps.find(({ role }) => role === 'control')?.name;
  return attempt.some((exchange) => stepOf(exchange) === control && reactionOf(exchange.answer) === 'accepted');
}

// Someone is there: the valid request, or an act of the scenario, got as far as the target.
function letsThrough({ steps }: Experiment, attempt: readonly Exchange[]): boolean {
  const control = steps.some(({ role }) => role === 'control') ? 'control' : 'act';
  const names = new Set(steps.filter(({ role }) => role === control).map(({ name }) => name));
  return attempt.some((exchange) => {
    const { answer } = exchange;
    const isControl = names.has(stepOf(exchange)) || stepOf(exchange) === freshControl;
    return isControl && environmentOf(answer) === undefined && statusOf(answer) < 500;
  });
}
