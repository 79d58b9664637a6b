import { setTimeout as sleep } from 'node:timers/promises';
import type { Trial } from '../../suites/clients/trial.js';
import type { CallReport } from '../model/call-report.js';
import type { Arrived } from '../model/client-record.js';
import type { ClientTokenName } from '../model/client-token.js';
import type { Secrets } from '../model/secrets.js';
import { boundedReport } from './bounded-report.js';
import { deadlineOf } from './deadline.js';
import type { Driver } from './driver/driver.js';
import type { Reception } from './target/reception.js';
import { openScriptedTarget, type ScriptedTarget } from './target/scripted-target.js';
import type { Unit } from './units.js';

/** What trials are carried out with. */
export interface Trying {
  readonly driver: Driver;
  readonly secrets: Pick<Secrets, 'redact'>;
  readonly tokens: ReadonlyMap<ClientTokenName, string>;
  readonly seed: number;
  /** How long one call may take beyond what its script makes it wait. */
  readonly callMs: number;
  /** How long a call that is never answered is kept waiting. */
  readonly silenceMs: number;
  /** How long a client that can be told is to wait for an answer. */
  readonly limitMs: number;
  /** How long a client that rests after a failure is given to come back. */
  readonly restMs: number;
  /** Where the environment of the client leads to. */
  readonly decoy?: Reception;
  /** Calls at a time; what the driver says of itself where it is absent. */
  readonly concurrency?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, all: number) => void;
}

/** What came of one trial. */
export interface Tried {
  readonly report: CallReport;
  /** What arrived up to now. */
  readonly arrived: () => Arrived;
}

/** Makes calls, and keeps their targets open until all have been made. */
export interface Attempts {
  readonly make: (unit: Unit) => Promise<ReadonlyMap<string, Tried>>;
  readonly close: () => Promise<void>;
}

// In ever longer rests.
const restParts = [1 / 7, 2 / 7, 4 / 7];

/** Calls that are made with the driver, each on targets of its own. */
export function createAttempts(trying: Trying): Attempts {
  const { driver, secrets, tokens } = trying;
  const opened: ScriptedTarget[] = [];
  let count = 0;
  let hasWorked = false;

  async function openFor(unit: readonly Trial[]): Promise<ScriptedTarget | undefined> {
    try {
      const target = await openScriptedTarget(unit, secrets.redact, trying.silenceMs);
      opened.push(target);
      return target;
    } catch (error) {
      // A machine without IPv6 has no such address.
      if (unit[0]?.endpoint === 'ipv6') return undefined;
      throw error;
    }
  }

  async function call(trial: Trial, target: ScriptedTarget, round: number): Promise<Tried> {
    const { credential: kind, token = kind, workspaceId, parameters, client } = trial.call;
    target.expect(trial.id);
    count += 1;
    const report = await driver.call(
      {
        // A call that is made again is another one: its first process may still answer.
        id: round === 0 ? trial.id : `${trial.id}#${count}`,
        operation: trial.operation.id,
        params: parameters,
        credential: {
          kind,
          token: tokens.get(token) ?? '',
          ...(workspaceId === undefined ? {} : { workspaceId }),
        },
        endpoint: target.url,
        ...(client === undefined ? {} : { client: `${client}#${round}` }),
        // Nothing else depends on how fast the machine is.
        ...(isUnanswered(trial) ? { timeoutMs: trying.limitMs } : {}),
      },
      deadlineOf(trial, target, trying),
    );
    target.settle();
    if (report.kind === 'returned') hasWorked = true;
    return { report: boundedReport(report, secrets.redact), arrived: () => target.arrived(trial.id) };
  }

  async function inTurn(unit: Unit, target: ScriptedTarget, round: number) {
    const tried = new Map<string, Tried>();
    // A client that was told a short limit may be over it on a machine that is busy.
    const isLimited = unit.some(isUnanswered);
    const rests = unit.some(mayBeRestedAfter) ? restParts : [];
    for (const trial of unit) {
      let one = await call(trial, target, round);
      for (const rest of trial.cases.some(({ expect }) => expect.kind === 'works') ? rests : []) {
        if (!hasWorked || one.report.kind !== 'threw' || (one.arrived().arrivals.length > 0 && !isLimited)) break;
        await sleep(rest * trying.restMs);
        one = await call(trial, target, round);
      }
      tried.set(trial.id, one);
    }
    return tried;
  }

  async function atOnce(unit: Unit, target: ScriptedTarget, round: number) {
    return new Map(await Promise.all(unit.map(async (trial) => [trial.id, await call(trial, target, round)] as const)));
  }

  const rounds = new Map<string, number>();
  return {
    async make(unit) {
      const [{ id, group }] = unit;
      const round = rounds.get(id) ?? 0;
      rounds.set(id, round + 1);
      const width = trying.concurrency ?? driver.introduction().concurrency ?? 1;
      if (group?.order === 'at-once' && width < 2) return untried(unit, 'the driver takes one call at a time');
      // Clients of one endpoint are told apart by nothing but what they were given.
      const target = await openFor(unit);
      if (!target) return untried(unit, 'there is no IPv6 loopback interface here');
      const made = group?.order === 'at-once' ? atOnce(unit, target, round) : inTurn(unit, target, round);
      // Hundreds of targets stay open, and their connections would use up what a process may have.
      return made.finally(target.rest);
    },
    async close() {
      await Promise.all(opened.map((target) => target.close()));
    },
  };
}

// Who refuses a call as it stands does not say that another one would fail.
function mayBeRestedAfter({ answers }: Trial): boolean {
  return answers.some(
    (answer) =>
      answer.kind !== 'answer' || answer.framing === 'broken' || answer.status === 429 || answer.status >= 500,
  );
}

function isUnanswered({ answers }: Trial): boolean {
  return answers.some(({ kind }) => kind === 'silence');
}

function untried(unit: Unit, reason: string): ReadonlyMap<string, Tried> {
  const arrived = () => ({ arrivals: [], elsewhere: [], beside: [] });
  return new Map(unit.map(({ id }) => [id, { report: { kind: 'untried', reason }, arrived }]));
}
