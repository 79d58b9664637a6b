import pLimit from 'p-limit';
import type { DocumentedCredential } from '../../spec/credentials.js';
import type { Trial } from '../../suites/clients/trial.js';
import type { CallReport } from '../model/call-report.js';
import type { Arrived, ClientRecord } from '../model/client-record.js';
import type { Secrets } from '../model/secrets.js';
import type { Driver } from './driver/driver.js';
import type { CallMessage } from './driver/protocol.js';
import { notCalled } from './record.js';
import { openScriptedTarget, type ScriptedTarget } from './target/scripted-target.js';

/** What trials are carried out with. */
export interface Trying {
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
 * Has the driver make the call of every trial, each against a target of its own, and resolves to what came of it. Targets
 * stay open until the last call has ended, so that a late request is seen too.
 */
export async function runTrials(trials: readonly Trial[], trying: Trying): Promise<Omit<ClientRecord, 'output'>> {
  const { driver, secrets, signal, onProgress } = trying;
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
    return {
      calls: Object.fromEntries(trials.map(({ id }) => [id, tried.get(id)?.report ?? notCalled])),
      arrivals: Object.fromEntries(trials.map(({ id }) => [id, arrivedAt(tried.get(id)?.target)])),
    };
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

function tokenOf(kind: DocumentedCredential, secrets: Secrets): string {
  return secrets.expand(`{{${kind}}}`);
}

function redacted(report: CallReport, secrets: Secrets): CallReport {
  return JSON.parse(secrets.redact(JSON.stringify(report)));
}

// Copies: a request that comes later than this is evidence of nothing.
function arrivedAt(target: ScriptedTarget | undefined): Arrived {
  return { arrivals: [...(target?.arrivals ?? [])], elsewhere: [...(target?.elsewhere ?? [])] };
}
