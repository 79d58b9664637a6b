import { resourceKinds } from '../../spec/resources.js';
import { type AttemptedCase, unsettled } from '../judge/servers/confirmation.js';
import { disturbed, isDisturbing } from '../judge/servers/disturbance.js';
import { again, companyId, idAgain } from '../model/experiment/again.js';
import { type Experiment, isScenario } from '../model/experiment/experiment.js';
import type { Loan } from '../model/experiment/lending.js';
import { isWitness } from '../model/experiment/shared-evidence.js';
import type { Acted } from './acted.js';
import { type Company, companies } from './company.js';
import type { Places } from './places.js';
import type { SharedSending } from './shared-sending.js';
import type { Waiting } from './waiting.js';

/** What a plan is sent with. */
export interface Sending {
  /** One for each experiment that acts. */
  readonly places: Places;
  readonly send: (experiment: Experiment, beside?: SharedSending) => Promise<Acted>;
  /** Brings the company of scenarios together; where there is none, each has its own. */
  readonly meet: (members: readonly Experiment[]) => Promise<Company | undefined>;
  /** Told of what each experiment was lent, and asked for what the verdicts are so far. */
  readonly loans: Map<string, Loan>;
  /** Told of whoever has acted. */
  readonly waiting: Waiting;
  /** Whether a first attempt, or its company, has not waited for its stage as long as that may take. */
  readonly isHurried: (id: string) => boolean;
  /** Told of a first attempt whose verdict counts no more. */
  readonly discount: (id: string) => void;
  readonly attempts: (among?: readonly Experiment[]) => readonly AttemptedCase[];
  /** Whether the run is over before its plan. */
  readonly isStopped: () => boolean;
  /** Told how many experiments are to be sent in addition. */
  readonly onMore: (count: number) => void;
}

/** What experiments are sent with that nothing else follows from. */
type Alongside = Pick<Sending, 'places' | 'send' | 'waiting' | 'isStopped'>;

/**
 * Sends a plan: experiments side by side, then scenarios side by side, each on people and things of its own beside those
 * whom none of them may change. Whoever only waits holds nobody up: what has not shown when it usually would is sent once
 * more while it is still waited for.
 */
export async function sendAll(experiments: readonly Experiment[], sending: Sending): Promise<void> {
  const { loans, waiting } = sending;
  await sideBySide(
    experiments.filter(({ id, stage }) => !stage && !loans.has(id)),
    sending,
  );
  await waiting.usually();
  await inCompanies(
    experiments.filter(({ id, stage, isOpening }) => stage && !isOpening && !loans.has(id)),
    sending,
  );
  await waiting.usually();
  const isLate = waiting.isAny();
  await sendAgain(experiments, sending);
  await waiting.over();
  if (isLate) await sendAgain(experiments, sending);
  await waiting.over();
  await waiting.lookAtLast();
}

/**
 * Sends once more what comes out wrong so far, scenarios alone, so that the right call is blamed. Where a call turns out to
 * reach people whom it does not name, what was sent beside it has proven nothing, and is sent again alone as well.
 */
async function sendAgain(experiments: readonly Experiment[], sending: Sending): Promise<void> {
  const { loans, waiting, attempts } = sending;
  const repeated = (chosen: ReadonlySet<Experiment>, isMeant: (one: Experiment) => boolean = () => true) => {
    const some = experiments.filter((one) => chosen.has(one) && isMeant(one)).map(again);
    sending.onMore(some.length);
    return some;
  };
  await waiting.lookAtLast();
  // What is wrong so far is not sent again any more, and to judge everything takes its time.
  if (sending.isStopped()) return;
  const wasHurried = ({ id }: Experiment) =>
    !loans.has(idAgain(id)) && [id, loans.get(id)?.company ?? ''].some(sending.isHurried);
  const wrong = new Set([...unsettled(attempts(), loans), ...experiments.filter(wasHurried)]);
  const isLate = waiting.isAny();
  await alone(repeated(wrong, isScenario), sending);
  await waiting.usually();
  const wasAlone = experiments.some(({ id, stage }) => stage && loans.has(idAgain(id)));
  if (wasAlone && isDisturbing(attempts(sentUndisturbed(experiments, loans)))) {
    await alone(repeated(disturbed(attempts(), loans)), sending);
    // What opened the run had nothing beside it, and counts as well.
    const beside = experiments.filter(({ id, isOpening }) => !isOpening && loans.has(idAgain(id)));
    for (const { id } of beside) sending.discount(id);
  } else {
    // What was late may have shown by now.
    const still = isLate ? unsettled(attempts(), loans) : wrong;
    await sideBySide(
      repeated(still, (one) => !isScenario(one)),
      sending,
    );
  }
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

/**
 * Sends what opens a run, one after the other, before anything else is: first of the operations that stages are arranged
 * with, so that whom they hit is seen to be hit by them. What they change is waited for while others act.
 */
export async function openRun(experiments: readonly Experiment[], sending: Alongside): Promise<void> {
  const opening = experiments.filter(({ isOpening }) => isOpening);
  await alone([...opening.filter(arranges), ...opening.filter((one) => !arranges(one))], sending);
}

function arranges({ operation }: Experiment): boolean {
  return resourceKinds.some(([, { grant }]) => grant?.path === operation.path);
}

/** Sends experiments side by side, and resolves once all of them have acted. */
export async function sideBySide(
  experiments: readonly Experiment[],
  sending: Alongside,
  company?: Company,
): Promise<void> {
  await Promise.all(
    experiments.map((experiment) => sending.places.take(experiment.id, () => act(experiment, sending, company))),
  );
}

/** Sends scenarios side by side, in company where they can be. */
async function inCompanies(scenarios: readonly Experiment[], sending: Sending): Promise<void> {
  await Promise.all(
    companies(scenarios).map(async (members) => {
      const [first] = members;
      if (first === undefined) return;
      const meet = async () => (sending.isStopped() ? undefined : sending.meet(members));
      const company = await sending.places.take(companyId(first), meet);
      await sideBySide(members, sending, company);
      if (!company) return;
      await sending.waiting.usually(members.map(({ id }) => id));
      sending.loans.set(company.id, await company.part());
    }),
  );
}

/** One after the other; only the waiting for what is to show is done together. */
async function alone(experiments: readonly Experiment[], sending: Alongside): Promise<void> {
  for (const experiment of experiments) await act(experiment, sending);
}

async function act(experiment: Experiment, sending: Alongside, company?: Company): Promise<void> {
  if (!sending.isStopped()) sending.waiting.add(experiment.id, await sending.send(experiment, { company }));
}
