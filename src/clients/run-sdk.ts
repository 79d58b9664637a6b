import type { Report } from '../bundle/report.js';
import { UsageError } from '../ground/usage-error.js';
import type { ClientRecord } from '../model/client-record.js';
import { type Contract, readContract } from '../model/contract/contract.js';
import type { Exchange } from '../model/exchange.js';
import { requirementSet } from '../model/requirement-set/requirement-set.js';
import { createSecrets } from '../model/secrets.js';
import { clientReport } from './client-report.js';
import type { Driver } from './driver/driver.js';
import { startProcessDriver } from './driver/process-driver.js';
import type { DriverIntroduction } from './driver/protocol.js';
import { childEnvironment } from './environment.js';
import { planTrials } from './grounds.js';
import { judgeRun } from './judge-run.js';
import { evidenceOf } from './record.js';
import { runTrials } from './run-trials.js';

/** Which client is judged and how. Times are in milliseconds. */
export interface SdkOptions {
  /** The command of a driver with its arguments, or a driver in this process. */
  readonly driver: readonly string[] | Driver;
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Globs over cases, requirements and operations. */
  readonly only?: readonly string[];
  /** The version of the requirement set to judge by; the current one unless given. */
  readonly requirements?: string;
  readonly seed?: number;
  /** A word of the certifier; every id and token of the run follows from it too. */
  readonly challenge?: string;
  /** How long one call may take. */
  readonly timeoutMs?: number;
  readonly concurrency?: number;
  readonly contract?: Contract;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, all: number) => void;
}

/** What a run of a client brought to light. Secrets stand by name throughout. */
export interface SdkResult {
  readonly report: Report;
  readonly exchanges: readonly Exchange[];
  /** What the verdicts rest on. */
  readonly record: ClientRecord;
  readonly introduction: DriverIntroduction;
  readonly redact: (text: string) => string;
}

/** What is in force where nothing else is said. */
export const sdkDefaults = { seed: 1, timeoutMs: 15_000 } as const;

/**
 * Judges a client by what it sends and what it reports. What the client does never makes it throw. Throws a UsageError
 * where the command cannot be started or the selection matches nothing.
 */
export async function runSdk(options: SdkOptions): Promise<SdkResult> {
  const startedAt = Date.now();
  const { seed = sdkDefaults.seed, timeoutMs = sdkDefaults.timeoutMs, only, signal, onProgress, concurrency } = options;
  const contract = options.contract ?? readContract();
  const set = requirementSet(options.requirements);
  const asked = {
    ...(options.challenge === undefined ? {} : { challenge: options.challenge }),
    ...(only === undefined ? {} : { only }),
  };
  const { trials, tokens, isPartial } = planTrials(contract, { seed, set, ...asked });
  const secrets = createSecrets(tokens);
  const driver = await driverOf(options, timeoutMs);
  const tried = await runTrials(trials, {
    driver,
    secrets,
    ...(concurrency === undefined ? {} : { concurrency }),
    ...(signal === undefined ? {} : { signal }),
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  const record = { ...tried, output: secrets.redact(driver.output()) };
  const { verdicts, exchanges } = judgeRun(evidenceOf(trials, record, contract), record.output, set, only);
  const introduction = driver.introduction();
  const command = isDriver(options.driver) ? undefined : options.driver;
  const report = clientReport({
    contract,
    target: clientName(introduction, command),
    profile: 'client',
    seed,
    ...asked,
    startedAt,
    durationMs: Date.now() - startedAt,
    requirementSet: set.id,
    verdicts,
    requests: exchanges.length,
    isPartial,
    ...(signal?.aborted ? { notJudged: 'the run was stopped' } : {}),
    configuration: { ...(command === undefined ? {} : { command }), introduction, timeoutMs },
  });
  return { report, exchanges, record, introduction, redact: secrets.redact };
}

/** The client as people name it: as its driver introduced it, or else by the command. */
export function clientName(
  { client, version, language }: DriverIntroduction,
  command: readonly string[] | undefined,
): string {
  if (client !== undefined) {
    return [client, version, language === undefined ? undefined : `(${language})`].filter(Boolean).join(' ');
  }
  return command === undefined ? 'a client in this process' : command.join(' ');
}

async function driverOf({ driver, cwd, env }: SdkOptions, timeoutMs: number): Promise<Driver> {
  if (isDriver(driver)) return driver;
  if (driver.length === 0) throw new UsageError('no client is named', 'Give the command of a driver after --.');
  return startProcessDriver(
    { command: driver, cwd: cwd ?? process.cwd(), env: childEnvironment(env ?? process.env) },
    timeoutMs,
  );
}

function isDriver(driver: SdkOptions['driver']): driver is Driver {
  return !Array.isArray(driver);
}
