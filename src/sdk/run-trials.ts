import pLimit from 'p-limit';
import type { Contract } from '../contract/contract.js';
import type { BaseCredential } from '../contract/operation.js';
import type { Secrets } from '../secrets.js';
import type { Driver } from './driver/driver.js';
import type { CallMessage, CallReport } from './driver/protocol.js';
import type { TrialEvidence } from './judge/evidence.js';
import { openScriptedTarget, type ScriptedTarget } from './target/scripted-target.js';
import type { Trial } from './trials/trial.js';

/** What trials are carried out with. */
export interface Trying {
  readonly contract: Contract;
  readonly driver: Driver;
  readonly secrets: Secrets;
  /** Calls at a time; what the driver says of itself where it is absent. */
  readonly concurrency?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, all: number) => void;
}

interface Tried {
  readonly report: CallReport;
  readonly target: ScriptedTarget;
}

/**
 * Has the driver make the call of every trial, each against a target of its own, and resolves to what was seen. Targets
 * stay open until the last call has ended, so that a late request is seen too.
 */
export async function runTrials(trials: readonly Trial[], trying: Trying): Promise<readonly TrialEvidence[]> {
  const { contract, driver, secrets, signal, onProgress } = trying;
  const tried = new Map<string, Tried>();
  const attempt = async (trial: Trial) => {
    if (signal?.aborted) return;
    const target = await openScriptedTarget(trial.answers, secrets.redact);
    const report = await driver.call(messageOf(trial, target.url, secrets));
    tried.set(trial.id, { target, report: redacted(report, secrets) });
    onProgress?.(tried.size, trials.length);
  };
  try {
    const [first, ...rest] = trials;
    // The driver introduces itself with its first answer.
    if (first) await attempt(first);
    const limit = pLimit(trying.concurrency ?? driver.introduction().concurrency ?? 1);
    await Promise.all(rest.map((trial) => limit(() => attempt(trial))));
    await driver.end();
    return evidenceOf(trials, tried, contract);
  } finally {
    await driver.end();
    await Promise.all([...tried.values()].map(({ target }) => target.close()));
  }
}

function messageOf({ id, operation, call }: Trial, endpoint: string, secrets: Secrets): CallMessage {
  const { credential: kind, workspaceId, parameters } = call;
  return {
    id,
    operation: operation.id,
    params: parameters,
    credential: { kind, token: tokenOf(kind, secrets), ...(workspaceId === undefined ? {} : { workspaceId }) },
    endpoint,
  };
}

function tokenOf(kind: BaseCredential, secrets: Secrets): string {
  return secrets.expand(`{{${kind}}}`);
}

function redacted(report: CallReport, secrets: Secrets): CallReport {
  return JSON.parse(secrets.redact(JSON.stringify(report)));
}

function evidenceOf(
  trials: readonly Trial[],
  tried: ReadonlyMap<string, Tried>,
  { operations, alternates }: Contract,
): readonly TrialEvidence[] {
  const seen = new Map<string, TrialEvidence>();
  for (const trial of trials) {
    const found = tried.get(trial.id);
    const control = trial.control === undefined ? undefined : seen.get(trial.control);
    seen.set(trial.id, {
      trial,
      report: found?.report ?? { kind: 'silent', seen: 'no call, since the run was stopped' },
      arrivals: [...(found?.target.arrivals ?? [])],
      elsewhere: [...(found?.target.elsewhere ?? [])],
      ...(control === undefined ? {} : { control }),
      forms: [...operations, ...alternates].filter(({ id }) => id === trial.operation.id),
    });
  }
  return [...seen.values()];
}
