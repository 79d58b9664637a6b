import { jsonAnswer } from '../../suites/clients/scripted-answer.js';
import type { Report } from '../bundle/report.js';
import { UsageError } from '../ground/usage-error.js';
import type { ClientRecord } from '../model/client-record.js';
import type { ClientTokenName } from '../model/client-token.js';
import { type Contract, readContract } from '../model/contract/contract.js';
import { environmentSecrets } from '../model/environment-secrets.js';
import type { Exchange } from '../model/exchange.js';
import { withoutTokens } from '../model/foreign-secrets.js';
import { redactedValue } from '../model/redacted-value.js';
import { requirementSet } from '../model/requirement-set/requirement-set.js';
import { createSecrets, type Secrets } from '../model/secrets.js';
import { clientReport } from './client-report.js';
import type { Driver } from './driver/driver.js';
import { type DriverLimits, startProcessDriver } from './driver/process-driver.js';
import type { DriverIntroduction } from './driver/protocol.js';
import { childEnvironment } from './environment.js';
import { planTrials } from './grounds.js';
import { judgeRun } from './judge-run.js';
import { evidenceOf, seenBesides } from './record.js';
import { runTrials } from './run-trials.js';
import { openReception } from './target/reception.js';
import { unreached } from './unreached.js';

/** Which client is judged and how. Times are in milliseconds. */
export interface SdkOptions {
  /** The command of a driver with its arguments, or what makes a driver in this process of an environment. */
  readonly driver: readonly string[] | Driver | ((environment: NodeJS.ProcessEnv) => Driver);
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Globs over cases, requirements and operations. */
  readonly only?: readonly string[];
  /** The version of the requirement set to judge by; the current one unless given. */
  readonly requirements?: string;
  readonly seed?: number;
  /** A word of the certifier; every id and token of the run follows from it too. */
  readonly challenge?: string;
  /** How long one call may take beyond what its script makes it wait. */
  readonly timeoutMs?: number;
  /** How long a driver may take to start. */
  readonly startMs?: number;
  /** How long a call that is never answered is kept waiting. */
  readonly silenceMs?: number;
  /** How long a client that can be told is to wait for an answer. */
  readonly limitMs?: number;
  /** How long a client that rests after a failure is given to come back. */
  readonly restMs?: number;
  /** Variables that the driver is not given, such as those that hold credentials of servers. */
  readonly withheld?: readonly string[];
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
export const sdkDefaults = {
  seed: 1,
  timeoutMs: 15_000,
  startMs: 60_000,
  silenceMs: 60_000,
  limitMs: 5000,
  restMs: 7000,
} as const;

/**
 * Judges a client by what it sends and what it reports. What the client does never makes it throw. Throws a UsageError
 * where the command cannot be started or the selection matches nothing.
 */
export async function runSdk(options: SdkOptions): Promise<SdkResult> {
  const startedAt = Date.now();
  const { only, signal, onProgress, concurrency } = options;
  const { seed, timeoutMs, startMs, silenceMs, limitMs, restMs } = { ...sdkDefaults, ...given(options) };
  const contract = options.contract ?? readContract();
  const set = requirementSet(options.requirements);
  const asked = {
    ...(options.challenge === undefined ? {} : { challenge: options.challenge }),
    ...(only === undefined ? {} : { only }),
  };
  const { trials, tokens, isPartial } = planTrials(contract, { seed, set, ...asked });
  const secrets = secretsOf(tokens, options);
  const decoy = await openReception({ react: () => jsonAnswer(200, { ok: true }), redact: secrets.redact });
  const env = childEnvironment(
    options.env ?? process.env,
    { SEAM_ENDPOINT: `http://127.0.0.1:${decoy.port}`, SEAM_API_KEY: tokens.get('decoy-api-key') ?? '' },
    options.withheld,
  );
  try {
    const driver = await driverOf(options, env, {
      startMs,
      callMs: timeoutMs,
      ...(concurrency === undefined ? {} : { concurrency }),
    });
    const tried = await runTrials(trials, {
      driver,
      secrets,
      tokens,
      seed,
      callMs: timeoutMs,
      silenceMs,
      limitMs,
      restMs,
      decoy,
      ...(concurrency === undefined ? {} : { concurrency }),
      ...(signal === undefined ? {} : { signal }),
      ...(onProgress === undefined ? {} : { onProgress }),
    });
    const record = { ...tried, output: secrets.redact(driver.output()) };
    const { verdicts, exchanges } = judgeRun(evidenceOf(trials, record, contract), seenBesides(record), set, only);
    const introduction = redactedValue(driver.introduction(), secrets.redact);
    const command = isCommand(options.driver) ? shownCommand(options.driver, secrets.redact) : undefined;
    const notJudged = signal?.aborted ? 'the run was stopped' : (driver.silence?.() ?? unreached(record));
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
      ...(notJudged === undefined ? {} : { notJudged: secrets.redact(notJudged) }),
      configuration: { ...(command === undefined ? {} : { command }), introduction, timeoutMs },
    });
    return { report, exchanges, record, introduction, redact: secrets.redactWritten };
  } finally {
    await decoy.close();
  }
}

function given({
  seed,
  timeoutMs,
  startMs,
  silenceMs,
  limitMs,
  restMs,
}: SdkOptions): Partial<Record<keyof typeof sdkDefaults, number>> {
  const all = Object.entries({ seed, timeoutMs, startMs, silenceMs, limitMs, restMs });
  return Object.fromEntries(all.filter(([, value]) => value !== undefined));
}

function secretsOf(tokens: ReadonlyMap<ClientTokenName, string>, { env = process.env, withheld }: SdkOptions): Secrets {
  const secrets = createSecrets(new Map());
  for (const [name, value] of tokens) secrets.hide(name, value);
  // A driver may write down all of its environment.
  for (const [label, value] of environmentSecrets(env, withheld)) secrets.hide(label, value);
  return secrets;
}

/** A command as reports show it: people put tokens there too. */
export function shownCommand(command: readonly string[], redact: (text: string) => string): readonly string[] {
  return command.map((word) => withoutTokens(redact(word)));
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

async function driverOf({ driver, cwd }: SdkOptions, env: NodeJS.ProcessEnv, limits: DriverLimits): Promise<Driver> {
  if (typeof driver === 'function') return driver(env);
  if (!isCommand(driver)) return driver;
  if (driver.length === 0)
    throw new UsageError('no client is named', 'Give the command of a driver after --; sdk init writes one.');
  return startProcessDriver({ command: driver, cwd: cwd ?? process.cwd(), env }, limits);
}

function isCommand(driver: SdkOptions['driver']): driver is readonly string[] {
  return Array.isArray(driver);
}
