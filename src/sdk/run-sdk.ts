import { type Contract, readContract } from '../contract/contract.js';
import type { Exchange } from '../experiment/exchange.js';
import type { Report } from '../report/report.js';
import { createSecrets } from '../secrets.js';
import { UsageError } from '../usage-error.js';
import { syntheticId } from '../world/synthetic.js';
import { clientReport } from './client-report.js';
import type { Driver } from './driver/driver.js';
import { startProcessDriver } from './driver/process-driver.js';
import type { CallReport, DriverIntroduction } from './driver/protocol.js';
import { childEnvironment } from './environment.js';
import { judgeRun } from './judge-run.js';
import { runTrials } from './run-trials.js';
import { clientTokens } from './tokens.js';
import { trialsOf } from './trials/index.js';
import { selectTrials } from './trials/selection.js';

/** Which client is judged and how. Times are in milliseconds. */
export interface SdkOptions {
  /** The command of a driver with its arguments, or a driver in this process. */
  readonly driver: readonly string[] | Driver;
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Globs over cases, requirements and operations. */
  readonly only?: readonly string[];
  readonly seed?: number;
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
  /** What the client said about each call, by trial. */
  readonly calls: Readonly<Record<string, CallReport>>;
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
  const secrets = createSecrets(clientTokens(seed));
  const workspaceId = syntheticId(seed, 'client-workspace');
  const all = trialsOf({ seed, operations: contract.operations, workspaceId });
  const trials = selectTrials(all, only);
  const driver = await driverOf(options, timeoutMs);
  const evidence = await runTrials(trials, {
    contract,
    driver,
    secrets,
    ...(concurrency === undefined ? {} : { concurrency }),
    ...(signal === undefined ? {} : { signal }),
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  const { verdicts, exchanges } = judgeRun(evidence, secrets.redact(driver.output()), only);
  const introduction = driver.introduction();
  const report = clientReport({
    target: nameOf(options, introduction),
    profile: 'client',
    seed,
    startedAt,
    verdicts,
    requests: exchanges.length,
    isPartial: trials.flatMap(({ cases }) => cases).length < all.flatMap(({ cases }) => cases).length,
    ...(only === undefined ? {} : { only }),
    ...(signal?.aborted ? { notJudged: 'the run was stopped' } : {}),
    configuration: { ...(isDriver(options.driver) ? {} : { command: options.driver }), introduction, timeoutMs },
  });
  const calls = Object.fromEntries(evidence.map(({ trial, report: said }) => [trial.id, said]));
  return { report, exchanges, calls, introduction, redact: secrets.redact };
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

function nameOf({ driver }: SdkOptions, { client, version, language }: DriverIntroduction): string {
  if (client !== undefined) {
    return [client, version, language === undefined ? undefined : `(${language})`].filter(Boolean).join(' ');
  }
  return isDriver(driver) ? 'a client in this process' : driver.join(' ');
}
