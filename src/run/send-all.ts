import pLimit, { type LimitFunction } from 'p-limit';
import { resourceKinds } from '../../spec/resources.js';
import { type AttemptedCase, unsettled } from '../judge/servers/confirmation.js';
import { disturbed, isDisturbing } from '../judge/servers/disturbance.js';
import { again, idAgain } from '../model/experiment/again.js';
import type { Experiment } from '../model/experiment/experiment.js';
import type { Loan } from '../model/experiment/lending.js';
import { isWitness } from '../model/experiment/shared-evidence.js';
import { type Company, companies } from './company.js';
import type { Acted } from './run-scenario.js';
import type { SharedSending } from './shared-sending.js';

/** What a plan is sent with. */
export interface Sending {
  /** Experiments at a time. */
  readonly concurrency: number;
  readonly send: (experiment: Experiment, beside?: SharedSending) => Promise<Acted>;
  /** Brings the company of scenarios together; where there is none, each has its own. */
  readonly meet: (members: readonly Experiment[]) => Promise<Company | undefined>;
  /** Resolves once what opened the run has shown, or is not waited for any longer. */
  readonly opened: Promise<unknown>;
  /** Told of what each experiment was lent, and asked for what the verdicts are so far. */
  readonly loans: Map<string, Loan>;
  /** Told how to look at what each is to last, once everything else was sent. */
  readonly last: Map<string, NonNullable<Acted['lookAtLast']>>;
  readonly attempts: (among?: readonly Experiment[]) => readonly AttemptedCase[];
  /** Whether the run is over before its plan. */
  readonly isStopped: () => boolean;
  /** Told how many experiments are to be sent in addition. */
  readonly onMore: (count: number) => void;
}

/** What experiments are sent with that nothing else follows from. */
type Alongside = Omit<Sending, 'attempts' | 'meet' | 'opened'>;

/**
 * Sends a plan: experiments side by side, then scenarios side by side, each on people and things of its own beside those
 * whom none of them may change. What comes out wrong is sent once more, scenarios alone, so that the right call is blamed.
 * Where a call turns out to reach people whom it does not name, what was sent beside it has proven nothing, and is sent
 * again alone as well.
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
  await inCompanies(
    experiments.filter(({ id, stage, isOpening }) => stage && !isOpening && !loans.has(id)),
    sending,
  );
  await sending.opened;
  await lookAtLast(sending);
  const wrong = repeated(unsettled(attempts(), loans));
  await alone(
    wrong.filter(({ stage }) => stage),
    sending,
  );
  if (wrong.some(({ stage }) => stage) && isDisturbing(attempts(sentUndisturbed(experiments, loans)))) {
    await alone(repeated(disturbed(attempts())), sending);
  } else {
    await sideBySide(
      wrong.filter(({ stage }) => !stage),
      sending,
    );
  }
  await lookAtLast(sending);
}

/**
 * The experiments that nothing was sent beside, in one attempt at least, and the witnesses of their routes. To judge everything
 * takes its time, and these alone tell whom a call reaches.
 */
export function sentUndisturbed(
  experiments: readonly Experiment[],
  loans: ReadonlyMap<string, Loan>,
): readonly Experiment[] {
  return experiments.filter((one) => one.isOpening || isWitness(one) || loans.has(idAgain(one.id)));
}

/** Looks once more at everything that is to last and was not looked at so far. */
export async function lookAtLast({ loans, last }: Pick<Sending, 'loans' | 'last'>): Promise<void> {
  const looks = [...last];
  last.clear();
  await Promise.all(looks.map(async ([id, look]) => loans.set(id, await look())));
}

/**
 * Sends what opens a run, one after the other, before anything else is: first of the operations that stages are arranged
 * with, so that whom they hit is seen to be hit by them. Resolves once they have acted; what they change is waited for while
 * others act.
 */
export async function openRun(
  experiments: readonly Experiment[],
  sending: Alongside,
): Promise<{ readonly opened: Promise<unknown> }> {
  const opening = experiments.filter(({ isOpening }) => isOpening);
  const loans = await acting([...opening.filter(arranges), ...opening.filter((one) => !arranges(one))], sending);
  return { opened: Promise.all(loans) };
}

function arranges({ operation }: Experiment): boolean {
  return resourceKinds.some(([, { grant }]) => grant?.path === operation.path);
}

/** Sends experiments side by side, and waits for the loans of all of them. */
export async function sideBySide(
  experiments: readonly Experiment[],
  sending: Alongside,
  {
    limit = pLimit(sending.concurrency),
    company,
  }: { readonly limit?: LimitFunction; readonly company?: Company | undefined } = {},
): Promise<void> {
  await Promise.all(
    experiments.map(async (experiment) => {
      // Who only waits leaves the place to others.
      const acted = await limit(async () => (sending.isStopped() ? undefined : sending.send(experiment, { company })));
      if (!acted) return;
      noteLast(experiment, acted, sending);
      sending.loans.set(experiment.id, await acted.loan);
    }),
  );
}

/** Sends scenarios side by side, in company where they can be. */
async function inCompanies(scenarios: readonly Experiment[], sending: Sending): Promise<void> {
  const limit = pLimit(sending.concurrency);
  await Promise.all(
    companies(scenarios).map(async (members) => {
      const company = await limit(async () => (sending.isStopped() ? undefined : sending.meet(members)));
      await sideBySide(members, sending, { limit, company });
      if (company) sending.loans.set(company.id, await company.part());
    }),
  );
}

/** One after the other; only the waiting for what is to show is done together. */
async function alone(experiments: readonly Experiment[], sending: Alongside): Promise<void> {
  await Promise.all(await acting(experiments, sending));
}

/** Sends one after the other, and resolves to what comes once each has nothing left to wait for. */
async function acting(experiments: readonly Experiment[], sending: Alongside): Promise<readonly Promise<unknown>[]> {
  const loans: Promise<unknown>[] = [];
  for (const experiment of experiments) {
    if (sending.isStopped()) break;
    const acted = await sending.send(experiment);
    noteLast(experiment, acted, sending);
    loans.push(acted.loan.then((lent) => sending.loans.set(experiment.id, lent)));
  }
  return loans;
}

function noteLast({ id }: Experiment, acted: Acted, { last }: Pick<Sending, 'last'>): void {
  if (acted.lookAtLast) last.set(id, acted.lookAtLast);
}
