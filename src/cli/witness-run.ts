import { randomInt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { reportOn } from '../bundle/from-run.js';
import type { ServerBundle } from '../bundle/read-bundle.js';
import { toWorldRecord } from '../bundle/world-record.js';
import { sha256 } from '../certificate/digest.js';
import { contradictions, drawn, type Witness } from '../certificate/witness.js';
import type { Console } from '../ground/console.js';
import { claimedOperations } from '../model/contract/claimed-operations.js';
import type { Contract } from '../model/contract/contract.js';
import { writeRendered } from '../report/write-rendered.js';
import { requireWritableJournal } from '../run/journal/journal.js';
import { run } from '../run/run.js';
import { interruptible } from './interrupt.js';
import { openNamed } from './judge-target.js';
import { outputFolder } from './output-folder.js';
import { loadConfig } from './settings/config.js';
import { settle } from './settings/settings.js';

/** How a certifier reaches the target. */
export interface WitnessFlags {
  /** Its URL: never taken from the bundle, whose author would be sent the certifier's credentials. */
  readonly witness: string;
  readonly witnessOutput?: string;
  readonly config?: string;
  readonly acknowledgeHost?: string;
}

/**
 * Judges a part of what a bundle says once more, with the credentials, the seed and the eyes of whoever certifies it. The
 * target cannot know that it is watched, nor what it will be asked.
 */
export async function witnessed(
  bundle: ServerBundle,
  flags: WitnessFlags,
  console: Console,
  contract: Contract,
): Promise<{ readonly witness: Witness; readonly refusals: readonly string[] }> {
  const { report, world, exchanges } = bundle;
  const loaded = await loadConfig(flags.config ?? console.env.SEAM_CONFORMANCE_CONFIG, console.cwd);
  const { acknowledgeHost } = flags;
  const settings = settle({ url: flags.witness, incognito: true, acknowledgeHost }, console.env, loaded);
  const folder = outputFolder(console.cwd, flags.witnessOutput ?? 'seam-conformance-witness');
  const { profile, claims } = world.facts;
  if (profile !== 'safe') requireWritableJournal(console.cwd);
  const target = await openNamed(settings);
  const cases = drawn(report.verdicts, randomInt);
  const { signal, release } = interruptible(console);
  try {
    const result = await run({
      ...target.settings,
      contract: claimedOperations(contract, report.operations.claimed),
      profile,
      claims,
      requirements: report.requirementSet,
      // A seed of the configuration may be known.
      seed: randomInt(2 ** 32),
      selection: { cases },
      journalFolder: console.cwd,
      destination: target.destination,
      signal,
    });
    const configuration = { ...settings.shown, profile, seed: result.seed, claims, target: 'url' };
    const own = { report: reportOn(result, configuration), exchanges: result.exchanges };
    const record = toWorldRecord(result.lender, result.facts, result.provenCredentials, result.loans);
    await writeRendered(folder, { ...own, world: record }, result.redact);
    const { answers, refusals } = contradictions({ folder: 'bundle', report, exchanges }, { folder, ...own }, cases);
    return {
      refusals: refusals.map(result.redact),
      witness: {
        target: own.report.target,
        startedAt: own.report.startedAt,
        seed: result.seed,
        cases: cases.size,
        of: report.verdicts.filter(({ outcome }) => outcome === 'pass').length,
        answers,
        evidence: `sha256:${sha256(await readFile(join(folder, 'exchanges.har')))}`,
      },
    };
  } finally {
    release();
    await target.close();
  }
}
