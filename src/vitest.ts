import type { LentName } from '../spec/scheme-credentials.js';
import { reportOn } from './bundle/from-run.js';
import { toWorldRecord } from './bundle/world-record.js';
import { registerTests, type ToldRun } from './case-tests.js';
import { outputFolder, requireNoWholeBundle } from './cli/output-folder.js';
import { baselineForRun } from './gate/baseline/for-run.js';
import { plannedExperiments } from './run/plan.js';
import { run } from './run/run.js';
import { type GivenSettings, type Settings, settingsOf } from './run/settings.js';
import { type Destination, requireDestination } from './run/transport/destination.js';

/** The caller's own `describe` and `test`, from whichever copy and version of vitest runs the file. */
export interface TestFunctions {
  readonly describe: (name: string, body: () => void) => unknown;
  readonly test: (
    name: string,
    body: (context: { readonly skip: (note?: string) => unknown }) => Promise<void>,
    timeoutMs?: number,
  ) => unknown;
}

/** What is judged from within a test file. */
export interface ConformanceTarget
  extends Omit<GivenSettings, 'credentials' | 'seed' | 'timeoutMs'>,
    Partial<Pick<GivenSettings, 'seed'>> {
  /** A URL, a request handler, an `http.Server` or an `https.Server`; listening or not. */
  readonly target: Destination;
  /** Those that are undefined or empty, as variables of the environment may be, are not lent. */
  readonly credentials: Readonly<Partial<Record<LentName, string | undefined>>>;
  /** The file with known deviations and their reasons; any other failure still counts. */
  readonly baseline?: string;
  /** The folder that the bundle of the run is written to; none is written unless it is named. */
  readonly output?: string;
  /** For the whole run, in milliseconds; five minutes unless said otherwise. */
  readonly timeoutMs?: number;
  /** How its requests are sent; `timeoutMs` is that of one of them. */
  readonly run?: Partial<Pick<Settings, 'concurrency' | 'rate' | 'selection' | 'headers' | 'timeoutMs' | 'settleMs'>>;
}

/**
 * Registers one test per case of the profile, one for each operation that is not claimed, and one for the outcome of the
 * whole. The target is judged once, when the first test runs. A binding case that did not pass fails its test, whether it failed or proved nothing; one that is
 * not binding, or not claimed, or known to the baseline, is skipped with a note, and so is what could not be judged because the
 * operation is not served. Throws a UsageError at once for a target that cannot be sent to, and for a
 * claim that names no operation.
 */
export function describeConformance(functions: TestFunctions, judged: ConformanceTarget): void {
  const { describe, test } = functions;
  requireDestination(judged.target);
  const {
    target,
    credentials,
    workspaceId = '',
    timeoutMs = 300_000,
    run: way,
    baseline: file,
    output,
    ...given
  } = judged;
  const cwd = process.cwd();
  const baseline = baselineForRun(file, { isUpdate: false, cwd });
  const folder = output === undefined ? undefined : outputFolder(cwd, output);
  const settings = settingsOf({
    seed: 1,
    ...given,
    ...way,
    ...(workspaceId === '' ? {} : { workspaceId }),
    credentials: new Map(Object.entries(credentials).filter(([, token]) => token) as [LentName, string][]),
  });
  const cases = plannedExperiments(settings).experiments.flatMap((experiment) => experiment.cases.map(({ id }) => id));
  let running: Promise<ToldRun> | undefined;
  const judgement = () => {
    running ??= (async () => {
      if (folder !== undefined && settings.selection !== undefined) await requireNoWholeBundle(folder);
      const result = await run({ ...settings, destination: target });
      const { exchanges, redact } = result;
      const { standing } = baseline?.apply(result, redact) ?? {};
      const report = reportOn(result, {}, standing);
      if (folder !== undefined) {
        const world = toWorldRecord(result.lender, result.facts, result.provenCredentials, result.loans);
        const { writeRendered } = await import('./report/write-rendered.js');
        await writeRendered(folder, { report, exchanges, world }, redact);
      }
      return { report, exchanges, redact };
    })();
    return running;
  };
  describe(`conformance, profile ${settings.profile}`, () =>
    registerTests(test, { cases, notClaimed: settings.contract.notClaimed, timeoutMs }, judgement));
}
