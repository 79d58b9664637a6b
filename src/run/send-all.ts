import pLimit from 'p-limit';
import { resourceKinds } from '../../spec/resources.js';
import { type AttemptedCase, unsettled } from '../judge/servers/confirmation.js';
import { disturbed, isDisturbing } from '../judge/servers/disturbance.js';
import { again } from '../model/experiment/again.js';
import type { Experiment } from '../model/experiment/experiment.js';
import type { Loan } from '../model/experiment/lending.js';
import type { Acted } from './run-scenario.js';

/** What a plan is sent with. */
export interface Sending {
  /** Experiments at a time. */
  readonly concurrency: number;
  readonly send: (experiment: Experiment) => Promise<Acted>;
  /** Told of what each experiment was lent, and asked for what the verdicts are so far. */
  readonly loans: Map<string, Loan>;
  readonly attempts: () => readonly AttemptedCase[];
  /** Whether the run is over before its plan. */
  readonly isStopped: () => boolean;
  /** Told how many experiments are to be sent in addition. */
  readonly onMore: (count: number) => void;
}

/**
 * Sends a plan: experiments side by side, then scenarios side by side, each on people and things of its own. What comes out
 * wrong is sent once more, scenarios alone, so that the right call is blamed. Where a call turns out to reach people whom
 * it does not name, what was sent beside it has proven nothing, and is sent again alone as well.
 */
export async function sendAll(experiments: readonly Experiment[], sending: Sending): Promise<void> {
  const { loans, attempts } = sending;
  const repeated = (chosen: ReadonlySet<Experiment>) => {
    sending.onMore(chosen.size);
    return experiments.filter((experiment) => chosen.has(experiment)).map(again);
  };
  await sideBySide(
    experiments.filter(({ id, stage }) => !stage && !loans.has(id)),
    sending,
  );
  await sideBySide(
    experiments.filter(({ id, stage }) => stage && !loans.has(id)),
    sending,
  );
  const wrong = repeated(unsettled(attempts(), loans));
  await alone(
    wrong.filter(({ stage }) => stage),
    sending,
  );
  if (wrong.some(({ stage }) => stage) && isDisturbing(attempts())) {
    await alone(repeated(disturbed(attempts())), sending);
  } else {
    await sideBySide(
      wrong.filter(({ stage }) => !stage),
      sending,
    );
  }
}

/**
 * Sends what opens a run, one after the other, before anything else is: first of the operations that stages are arranged
 * with, so that whom they hit is seen to be hit by them.
 */
export async function openRun(experiments: readonly Experiment[], sending: Omit<Sending, 'attempts'>): Promise<void> {
  const opening = experiments.filter(({ isOpening }) => isOpening);
  await alone([...opening.filter(arranges), ...opening.filter((one) => !arranges(one))], sending);
}

function arranges({ operation }: Experiment): boolean {
  return resourceKinds.some(([, { grant }]) => grant?.path === operation.path);
}

/** Sends experiments side by side, and waits for the loans of all of them. */
export async function sideBySide(
  experiments: readonly Experiment[],
  sending: Omit<Sending, 'attempts'>,
): Promise<void> {
  const limit = pLimit(sending.concurrency);
  await Promise.all(
    experiments.map(async (experiment) => {
      // Who only waits leaves the place to others.
      const acted = await limit(async () => (sending.isStopped() ? undefined : sending.send(experiment)));
      if (acted) sending.loans.set(experiment.id, await acted.loan);
    }),
  );
}

/** One after the other; only the waiting for what is to show is done together. */
async function alone(experiments: readonly Experiment[], sending: Omit<Sending, 'attempts'>): Promise<void> {
  const loans: Promise<unknown>[] = [];
  for (const experiment of experiments) {
    if (sending.isStopped()) break;
    const { loan } = await sending.send(experiment);
    loans.push(loan.then((lent) => sending.loans.set(experiment.id, lent)));
  }
  await Promise.all(loans);
}
