import pLimit from 'p-limit';
import { credentialNames, foreignCredential, madeCredential } from '../../spec/credentials.js';
import { madeKinds, resources } from '../../spec/resources.js';
import { isOfScheme, type LentName } from '../../spec/scheme-credentials.js';
import type { ServerBundle } from '../bundle/read-bundle.js';
import { factsOf, toWorldRecord, type WorldRecord } from '../bundle/world-record.js';
import { challengedSeed } from '../ground/challenged-seed.js';
import { present } from '../ground/present.js';
import { routesNotServed } from '../judge/servers/routes-not-served.js';
import type { Contract } from '../model/contract/contract.js';
import type { Exchange } from '../model/exchange.js';
import { again } from '../model/experiment/again.js';
import type { Experiment } from '../model/experiment/experiment.js';
import type { Loan } from '../model/experiment/lending.js';
import { jsonOf, memberOf } from '../model/experiment/reaction.js';
import { bearer } from '../model/experiment/request.js';
import { isWitness, routeOf } from '../model/experiment/shared-evidence.js';
import { tracesOf } from '../model/experiment/trace.js';
import { type Origin, ownerOf } from '../model/origin.js';
import { createSecrets } from '../model/secrets.js';
import { type Company, meet } from '../run/company.js';
import { obstacle } from '../run/front.js';
import type { Manner } from '../run/manner.js';
import { createPlaces } from '../run/places.js';
import { preflight } from '../run/preflight.js';
import { type Residue, tidy } from '../run/residue.js';
import { isSent, runExperiment } from '../run/run-experiment.js';
import { createWaiting } from '../run/waiting.js';
import { type Inventory, type MadeThing, memoryInventory } from '../run/world/inventory.js';
import type { Lender } from '../run/world/lender.js';
import type { LenderChoice } from '../run/world/lender-choice.js';
import { openWorld, sessionErrand, type World } from '../run/world/world.js';
import { gapIn, recordedLender } from './recorded-lender.js';
import { createTape, type Tape } from './tape.js';

/** What a run would have sent and kept, given what was answered to it. */
export interface Replay {
  readonly world: WorldRecord;
  readonly residue: Residue;
  /** Why nothing could be asked of the target; absent where something answered. */
  readonly unreachable?: string;
  /** How the evidence differs from it. */
  readonly problems: readonly string[];
}

/**
 * Lets the runner run again, from the seed and the recorded world, against the recorded answers: every request that the
 * suite builds is built once more and compared with the one on record.
 * @param runName the one that the recorded requests carry; absent where they carry none.
 */
export async function replay(
  { report, exchanges, world: record }: ServerBundle,
  experiments: readonly Experiment[],
  contract: Contract,
  runName: string | undefined,
): Promise<Replay> {
  const { notJudged } = report;
  const seed = challengedSeed(report.seed, report.challenge);
  const tape = createTape(exchanges, runName, notJudged === undefined);
  const facts = factsOf(record);
  const unreachable = await preflight(contract, tape.call);
  const inventory = memoryInventory();
  const world = await openedAgain(contract, record, exchanges, { seed, began: report.startedAt }, tape, inventory);
  const hidden =
    unreachable === undefined && world.notJudged === undefined ? await obstacle(contract, tape.call, world) : undefined;
  const loans = new Map<string, Loan>();
  const absent = routesNotServed(experiments, exchanges, new Map(Object.entries(record.loans)));
  const met = new Map<string, Company>();
  const problems: string[] = [];
  const sent = experiments.filter((one) => unreachable === undefined && hidden === undefined && isSent(one, facts));
  // A second attempt that is not on record leaves a failure as it is.
  const repeated = sent.map(again).filter(({ id }) => record.loans[id] !== undefined);
  const parts = sent.flatMap((experiment) => tracesOf(experiment, Object.keys(record.loans)));
  const waiting = createWaiting(loans, { usually: async () => undefined });
  const play = async (experiment: Experiment): Promise<void> => {
    const loan = record.loans[experiment.id];
    if (loan === undefined) {
      if (notJudged === undefined && !absent.has(routeOf(experiment.operation)))
        problems.push(`world.json: loans: expected one for ${experiment.id}, it is missing`);
      return;
    }
    const company = loan.company === undefined ? undefined : await companyOf(loan.company);
    const [lender, manner] = asRecorded(experiment.id, loan);
    const witness = sent.find((one) => one.id === loan.witnesses && isWitness(one));
    const acted = await runExperiment(experiment, facts, lender, tape.call, manner, { company, witness });
    waiting.add(experiment.id, acted);
    await waiting.over();
  };
  for (const phase of [inOrderOfRun(sent), inOrderOfTime(repeated, exchanges), parts]) {
    for (const experiment of phase) await play(experiment);
    await waiting.lookAtLast();
  }
  for (const [id, company] of met) loans.set(id, await company.part());
  const residue = await tidiedAgain(inventory, tape, world.lender.keeps);
  return {
    world: toWorldRecord(world.lender.name, world.facts, world.provenCredentials, loans),
    residue,
    ...present({ unreachable: unreachable ?? hidden }),
    problems: [...tape.problems(), ...problems],
  };

  function asRecorded(id: string, loan: Loan): readonly [Lender, Manner] {
    const isAskedAgain = ['api', 'synthetic'].includes(record.lender) && gapIn(loan) === undefined;
    const lender = isAskedAgain ? world.lender : recordedLender(world.lender.name, id, loan, seed);
    const isOver = () => loan.isCut ?? false;
    const patience = {
      again: tape.hasLook,
      outlast: tape.hasLook,
      isOver,
      isLate: () => false,
      done: () => undefined,
      shown: () => undefined,
      notLasting: () => undefined,
    };
    return [lender, { seed, patience, looking: pLimit(1) }];
  }

  // Who was in it is on record; a company that is not leaves each scenario to arrange everyone itself.
  async function companyOf(id: string): Promise<Company | undefined> {
    const loan = record.loans[id];
    const known = met.get(id);
    if (known !== undefined || loan === undefined) return known;
    const members = sent.filter((experiment) => record.loans[experiment.id]?.company === id);
    const [lender, manner] = asRecorded(id, loan);
    const company = await meet(members, lender, tape.call, manner);
    if (company) met.set(id, company);
    return company;
  }
}

/** What a lender knows of whom it has made follows from the order: scenarios come last, as they do in a run. */
function inOrderOfRun(experiments: readonly Experiment[]): readonly Experiment[] {
  const later = experiments.filter(({ isOpening }) => !isOpening);
  return [
    ...experiments.filter(({ isOpening }) => isOpening),
    ...later.filter(({ stage }) => !stage),
    ...later.filter(({ stage }) => stage),
  ];
}

/** Which of them were sent alone, and when, follows from what came before: the record tells it. */
function inOrderOfTime(experiments: readonly Experiment[], exchanges: readonly Exchange[]): readonly Experiment[] {
  const began = new Map<string, number>();
  for (const { origin, startedAt } of exchanges) {
    const owner = ownerOf(origin) ?? '';
    began.set(owner, Math.min(startedAt, began.get(owner) ?? startedAt));
  }
  return experiments.toSorted((one, other) => (began.get(one.id) ?? 0) - (began.get(other.id) ?? 0));
}

function openedAgain(
  contract: Contract,
  { facts, lender }: WorldRecord,
  exchanges: readonly Exchange[],
  { seed, began }: { readonly seed: number; readonly began: string },
  { call }: Tape,
  inventory: Inventory,
): Promise<World> {
  const startedAt = Date.parse(began);
  const asked = new Set(exchanges.flatMap(({ origin }) => (origin.kind === 'workspace' ? [origin.credential] : [])));
  const wasLent = exchanges.some(({ origin }) => origin.kind === 'lending' && origin.errand.key === sessionErrand.key);
  const given = credentialNames.filter(
    (name) =>
      asked.has(name) ||
      // Without a session of its own, the lender makes one.
      (facts.credentials.includes(name) && !(name === madeCredential && wasLent)),
  );
  const { profile, claims, workspaceId, otherWorkspaceId } = facts;
  return openWorld(
    {
      contract,
      profile,
      seed,
      // A merged bundle has keys of every shard, so the tape does not compare them.
      nonce: startedAt,
      settleMs: 0,
      places: createPlaces(1),
      signal: new AbortController().signal,
      isIncognito: false,
      claims,
      credentials: new Map(
        [...given, ...facts.credentials.filter(isOfScheme)].map((name): [LentName, string] => [name, '']),
      ),
      lender: choiceOf(lender),
      ...(workspaceId === undefined ? {} : { workspaceId }),
      ...(otherWorkspaceId === undefined ? {} : { otherWorkspaceId }),
    },
    call,
    inventory,
    createSecrets(new Map()),
  );
}

// Pools and modules are not at hand; what they lent is on record.
function choiceOf(lender: string): LenderChoice {
  if (lender === 'static') return { kind: 'static', scenes: [] };
  if (lender === 'discovered') return { kind: 'auto' };
  if (lender === 'module' || lender === 'reference') return { kind: lender, hooksFor: () => undefined };
  return { kind: lender === 'api' ? 'api' : 'synthetic' };
}

/** Removes again what was made, and what else the record says was removed. */
async function tidiedAgain(inventory: Inventory, tape: Tape, keeps: Lender['keeps']): Promise<Residue> {
  const known = await tidy(inventory, tape.call, 1, keeps);
  const others = memoryInventory();
  for (const { origin, request } of tape.left()) {
    const thing = removedBy(origin, request);
    if (thing) others.add(thing);
  }
  const rest = await tidy(others, tape.call, 1);
  return {
    created: known.created + rest.created,
    removed: known.removed + rest.removed,
    left: [...known.left, ...rest.left].sort(),
    perhaps: [...known.perhaps, ...rest.perhaps].sort(),
    ...present({ gone: known.gone }),
  };
}

function removedBy(origin: Origin, { headers, body = '' }: Exchange['request']): MadeThing | undefined {
  const kind = madeKinds.find((one) => origin.kind === 'removal' && origin.thing === one);
  if (kind === undefined) return undefined;
  const parameters = jsonOf({ kind: 'response', status: 200, headers: [], body, isUtf8: true });
  const id = memberOf(parameters, resources[kind].id);
  if (typeof id !== 'string') return undefined;
  return { kind, key: id, id, owner: headers.authorization === bearer(foreignCredential) ? 'other' : 'home' };
}
