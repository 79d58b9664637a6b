import pLimit from 'p-limit';
import { mainCredential } from '../../spec/credentials.js';
import { experimentsIn } from '../../suites/servers/in-set.js';
import { experimentsOf } from '../../suites/servers/index.js';
import { challengedSeed } from '../ground/challenged-seed.js';
import { suiteVersion } from '../ground/package-root.js';
import { present } from '../ground/present.js';
import { attemptedCases, judge } from '../judge/servers/judge.js';
import { operationClaims } from '../model/contract/claimed-operations.js';
import type { Exchange } from '../model/exchange.js';
import { isAgain } from '../model/experiment/again.js';
import type { Experiment } from '../model/experiment/experiment.js';
import type { Loan } from '../model/experiment/lending.js';
import { routeOf, witnessesByRoute } from '../model/experiment/shared-evidence.js';
import { requirementSet } from '../model/requirement-set/requirement-set.js';
import { wallClock } from './clock.js';
import { meet } from './company.js';
import { earlyEnd } from './early-end.js';
import { evidenceOf, renumbered } from './evidence.js';
import { obstacle } from './front.js';
import { guardHost, guardWorkspace } from './guard.js';
import { openJournal } from './journal/journal.js';
import { type Seal, sealOf } from './journal/seal.js';
import { lenderShare } from './lender-share.js';
import { createPacer } from './pacer.js';
import { createPatience } from './patience.js';
import { createPlaces } from './places.js';
import { preflight } from './preflight.js';
import { createCounter, type Progress } from './progress.js';
import { createRecorder, type Recorder } from './recorder.js';
import { tidy } from './residue.js';
import { isSent, missingCredential, runExperiment } from './run-experiment.js';
import { ownRunId, runIdOf } from './run-id.js';
import type { RunResult } from './run-result.js';
import { secretsFor } from './secrets-for.js';
import { select } from './selection.js';
import { openRun, type Sending, sendAll, sentUndisturbed, sideBySide } from './send-all.js';
import { ordinaryHeaders, ownHeaders } from './sender.js';
import { onServedRoutes, servedFirst } from './served-first.js';
import { type GivenSettings, settingsOf } from './settings.js';
import type { SharedSending } from './shared-sending.js';
import { traceAll, untraced } from './trace.js';
import type { Destination } from './transport/destination.js';
import { type OpenTransport, openTransport } from './transport/transport.js';
import { createWaiting } from './waiting.js';
import { type Inventory, memoryInventory } from './world/inventory.js';
import { openWorld } from './world/world.js';

/** What to judge and how. */
export interface RunOptions extends GivenSettings {
  readonly destination: Destination;
  /** What requests are sent over; sockets unless it is given. */
  readonly openTransport?: OpenTransport;
  /** Where the journal of what is made is kept while the run lasts; absent to keep none. */
  readonly journalFolder?: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** Told in a sentence what the run waits for, and how long. */
  readonly onWait?: (sentence: string) => void;
}

/**
 * Judges a target. What the target does never makes it throw: it ends in verdicts. Throws an EmptySelection where
 * the selection matches no case, and a UsageError where there is no such requirement set.
 */
export async function run(options: RunOptions): Promise<RunResult> {
  const startedAt = Date.now();
  const start = performance.now();
  const settings = settingsOf(options);
  const { contract, profile, seed, credentials, selection, acknowledgedHost, concurrency } = settings;
  const { signal = new AbortController().signal } = options;
  const set = requirementSet(settings.requirements);
  const secrets = secretsFor(settings, process.env);
  const runId = runIdOf(settings);
  const ground = challengedSeed(seed, settings.challenge);
  const transport = await (options.openTransport ?? openTransport)(options.destination, {
    ...settings,
    secrets,
    headers: { ...(settings.isIncognito ? ordinaryHeaders : ownHeaders), ...settings.headers },
  });
  const inventory = inventoryOf(
    options.journalFolder,
    startedAt,
    transport.url,
    sealOf(credentials.get(mainCredential) ?? ''),
  );
  const counter = createCounter(options.onProgress ?? (() => undefined));
  const recorder: Recorder = createRecorder({
    transport,
    secrets,
    pacer: createPacer({ ...settings, onTooLong: (sentence) => recorder.end(sentence), onWait: options.onWait }),
    runName: settings.caseHeader && !settings.isIncognito ? ownRunId(runId) : undefined,
    budget: settings.maxRequests,
    evidenceBytes: settings.evidenceBytes,
    signal,
    onExchange: counter.onRequest,
    onWait: options.onWait,
  });
  const places = createPlaces(concurrency);
  try {
    // An application that was handed over is nobody's service yet.
    const guarded =
      typeof options.destination === 'string' ? { profile, url: transport.url, acknowledgedHost } : undefined;
    if (guarded) guardHost(guarded, contract);
    const unreachable = await preflight(contract, recorder.call, { waitMs: settings.waitMs, signal });
    const world = await openWorld(
      {
        ...settings,
        seed: ground,
        nonce: startedAt,
        places,
        signal: recorder.signal,
        ...(guarded ? { onWorkspace: (answer) => guardWorkspace(guarded, answer) } : {}),
        // Nothing is asked of a target that does not answer.
        credentials: unreachable === undefined ? credentials : new Map(),
        lender: lenderShare(settings),
      },
      recorder.call,
      inventory,
      secrets,
    );
    const loans = new Map<string, Loan>();
    const patience = createPatience(settings.settleMs, recorder.signal, wallClock, places);
    const manner = {
      seed: ground,
      patience,
      looking: pLimit(concurrency),
    };
    let witnesses: ReadonlyMap<string, Experiment> = new Map();
    const send = async (experiment: Experiment, beside?: SharedSending) => {
      counter.onBegun(experiment.operation.id);
      const acted = await runExperiment(experiment, world.facts, world.lender, recorder.call, manner, {
        ...beside,
        witness: witnesses.get(routeOf(experiment.operation)),
      });
      counter.onDone();
      return acted;
    };
    const sending = {
      places,
      loans,
      waiting: createWaiting(loans, patience),
      send,
      isStopped: () => recorder.stop() !== undefined,
      onMore: counter.onMore,
    };
    const notAsked = unreachable ?? world.notJudged ?? (await obstacle(contract, recorder.call, world));
    const sendWitnesses = async (witnesses: readonly Experiment[]) => {
      await sideBySide(witnesses, sending);
      return recorder.exchanges();
    };
    const isDescribed = contract.isGiven && notAsked === undefined;
    const planned = isDescribed
      ? await servedFirst(contract, world.facts, loans, sendWitnesses, { ...world, call: recorder.call, seed: ground })
      : experimentsOf(contract, world.facts);
    const all = experimentsIn(set, planned);
    const experiments = selection === undefined ? all : select(all, selection, profile);
    counter.onMore(experiments.length);
    const evidenceFrom = (exchanges: readonly Exchange[], parts = experiments) =>
      evidenceOf(contract, parts, world.facts, loans, exchanges, world.provenCredentials);
    if (notAsked === undefined) {
      const meant = experiments.filter((experiment) => isSent(experiment, world.facts));
      witnesses = witnessesByRoute(meant.filter((one) => missingCredential(one, world.facts) === undefined));
      await openRun(meant, sending);
      const judged: Sending = {
        ...sending,
        meet: (members) => meet(members, world.lender, recorder.call, manner),
        isHurried: patience.isHurried,
        discount: patience.discount,
        attempts: (among) => attemptedCases(evidenceFrom(recorder.exchanges(), among)),
      };
      const servedAtFirst = await onServedRoutes(meant, loans, sendWitnesses);
      await sendAll(servedAtFirst, judged);
      // The witnesses of the others were sent once more, and a route may be there by now.
      const sent = await onServedRoutes(meant, loans, sendWitnesses);
      if (sent.length > servedAtFirst.length) await sendAll(sent, judged);
      if ([...loans.keys()].some(isAgain)) {
        // What only shows later is not found so, and is told without the request behind it.
        const hasty = { ...manner, patience: createPatience(0, recorder.signal) };
        const repeated = sentUndisturbed(sent, loans);
        await traceAll(untraced(repeated, judge(evidenceFrom(recorder.exchanges(), repeated))), async (part) => {
          if (recorder.stop()) return [];
          const { loan } = await runExperiment(part, world.facts, world.lender, recorder.call, hasty);
          loans.set(part.id, await loan);
          return judge(evidenceFrom(recorder.exchanges(), [part]));
        });
      }
    }
    const residue = await tidy(inventory, recorder.cleanUp, concurrency, world.lender.keeps);
    const exchanges = renumbered(recorder.exchanges(), experiments);
    const notJudged = notAsked ?? earlyEnd(recorder.stop(), exchanges);
    return {
      suite: { name: 'seam-conformance', version: suiteVersion, specDigest: contract.digest },
      requirementSet: set.id,
      runId,
      url: transport.url,
      profile,
      operations: operationClaims(contract),
      seed,
      ...present({ challenge: settings.challenge, selection, notJudged }),
      lender: world.lender.name,
      facts: world.facts,
      experiments,
      isPartial: experiments.flatMap(({ cases }) => cases).length < all.flatMap(({ cases }) => cases).length,
      loans,
      exchanges,
      provenCredentials: world.provenCredentials,
      verdicts: judge(evidenceFrom(exchanges)),
      residue,
      startedAt,
      durationMs: Math.round(performance.now() - start),
      redact: secrets.redactWritten,
    };
  } finally {
    await transport.close();
  }
}

function inventoryOf(folder: string | undefined, startedAt: number, url: string, seal: Seal): Inventory {
  if (folder === undefined) return memoryInventory();
  return openJournal(folder, `${startedAt}-${process.pid}`, url, new Date(startedAt).toISOString(), seal);
}
