import pLimit from 'p-limit';
import { decoyRecord } from '../../suites/clients/environment-case.js';
import type { Trial } from '../../suites/clients/trial.js';
import type { CallReport } from '../model/call-report.js';
import type { Arrived, ClientRecord } from '../model/client-record.js';
import { createAttempts, type Tried, type Trying } from './attempts.js';
import { notCalled } from './record.js';
import { settleAfterFailures } from './settling.js';
import { type Unit, unitsOf } from './units.js';

const nothing: Arrived = { arrivals: [], elsewhere: [], beside: [] };

/**
 * Has the driver make the call of every trial, each against a target of its own, and resolves to what came of it: first
 * what succeeds, then what fails. Calls that were lost with somebody else's process, or that the client refused since so
 * many others had failed, are made again on their own. Targets stay open until the last call has ended, so that a late
 * request is seen too.
 */
export async function runTrials(trials: readonly Trial[], trying: Trying): Promise<Omit<ClientRecord, 'output'>> {
  const { driver, signal, onProgress, decoy } = trying;
  const attempts = createAttempts(trying);
  const tried = new Map<string, Tried>();
  const attempt = async (unit: Unit) => {
    if (signal?.aborted) return;
    for (const [id, one] of await attempts.make(unit)) tried.set(id, one);
    onProgress?.(Math.min(tried.size, trials.length), trials.length);
  };
  const together = async (units: readonly Unit[]) => {
    const width = trying.concurrency ?? (driver.introduction().concurrency ?? 1) * (driver.processes ?? 1);
    const limit = pLimit(width);
    await Promise.all(units.map((unit) => limit(() => attempt(unit))));
  };
  const alone = async (units: readonly Unit[]) => {
    for (const unit of units) await attempt(unit);
  };
  const lost = (units: readonly Unit[]) =>
    driver.silence?.() === undefined ? units.filter((unit) => unit.some(({ id }) => isSilent(tried.get(id)))) : [];
  try {
    const { first, quiet, failing } = unitsOf(trials, trying.seed);
    // The driver introduces itself before its first answer.
    await alone(first);
    await together(quiet);
    await alone(lost([...first, ...quiet]));
    await together(failing);
    // A client that never works has nothing to recover to.
    const works = [...tried.values()].some(
      (one) => one.report.kind === 'returned' && one.arrived().arrivals.length > 0,
    );
    if (works && failing.some((unit) => unit.some((trial) => isRefused(trial, tried)))) {
      await settleAfterFailures(failing, { attempts, attempt, isAborted: () => signal?.aborted === true });
    }
    await alone(lost(failing));
    await driver.end();
    return {
      calls: Object.fromEntries(trials.map(({ id }) => [id, tried.get(id)?.report ?? notCalled])),
      arrivals: {
        ...Object.fromEntries(trials.map(({ id }) => [id, tried.get(id)?.arrived() ?? nothing])),
        // Copies: a request that comes later than this is evidence of nothing.
        [decoyRecord]: { ...nothing, arrivals: [...(decoy?.arrivals ?? [])] },
      },
    };
  } finally {
    await driver.end();
    await attempts.close();
  }
}

function isSilent(tried: Tried | undefined): boolean {
  return tried?.report.kind === 'silent';
}

/** Whether the client ended a call that it had to make with an error, and without a request: others had failed before. */
function isRefused({ id, answers }: Trial, tried: ReadonlyMap<string, Tried>): boolean {
  const seen = tried.get(id);
  if (seen === undefined || answers.some(({ kind }) => kind === 'refuse')) return false;
  return threw(seen.report) && seen.arrived().arrivals.length === 0;
}

function threw(report: CallReport): boolean {
  return report.kind === 'threw';
}
