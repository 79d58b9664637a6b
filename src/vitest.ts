import type { CredentialName } from '../spec/credentials.js';
import { reportOn } from './bundle/from-run.js';
import type { Report } from './bundle/report.js';
import type { Verdict } from './model/verdict.js';
import { findingLines } from './report/finding.js';
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
  readonly credentials: Readonly<Partial<Record<CredentialName, string | undefined>>>;
  /** For the whole run, in milliseconds; five minutes unless said otherwise. */
  readonly timeoutMs?: number;
  /** How its requests are sent; `timeoutMs` is that of one of them. */
  readonly run?: Partial<Pick<Settings, 'concurrency' | 'rate' | 'selection' | 'headers' | 'timeoutMs' | 'settleMs'>>;
}

/**
 * Registers one test per case of the profile, one for each operation that is not claimed, and one for the outcome of the whole. The target is judged once, when the
 * first test runs. A binding case that did not pass fails its test, whether it failed or proved nothing; one that is
 * not binding, or not claimed, is skipped with a note. Throws a UsageError at once for a target that cannot be sent to, and for a
 * claim that names no operation.
 */
export function describeConformance(functions: TestFunctions, judged: ConformanceTarget): void {
  const { describe, test } = functions;
  requireDestination(judged.target);
  const { target, credentials, workspaceId = '', timeoutMs = 300_000, run: way, ...given } = judged;
  const settings = settingsOf({
    seed: 1,
    ...given,
    ...way,
    ...(workspaceId === '' ? {} : { workspaceId }),
    credentials: new Map(Object.entries(credentials).filter(([, token]) => token) as [CredentialName, string][]),
  });
  const cases = plannedExperiments(settings).experiments.flatMap((experiment) => experiment.cases.map(({ id }) => id));
  let running: Promise<Judged> | undefined;
  const judgement = () => {
    running ??= run({ ...settings, destination: target }).then((result) => {
      const report = reportOn(result, {});
      return { report, verdicts: new Map(report.verdicts.map((verdict) => [verdict.case, verdict])) };
    });
    return running;
  };
  describe(`conformance, profile ${settings.profile}`, () => {
    for (const id of cases) {
      test(
        id,
        async ({ skip }) => {
          const { report, verdicts } = await judgement();
          const verdict = verdicts.get(id);
          // What a target does not serve is one failure, not a hundred.
          if (!verdict && report.verdicts.some((one) => isAbsence(one, id)))
            skip('The target does not serve the operation.');
          if (!verdict)
            throw new Error(`${id}: expected a verdict, received none; the case was planned but not judged`);
          if (verdict.outcome === 'pass') return;
          const text = sentences(verdict);
          if (verdict.level === 'MUST' && verdict.outcome !== 'inapplicable') throw new Error(text);
          skip(text);
        },
        timeoutMs,
      );
    }
    for (const id of settings.contract.notClaimed) {
      test(`${id} is not claimed`, async ({ skip }) => {
        skip('The target does not claim this operation, so nothing was judged of it.');
      });
    }
    test(
      'the target conforms',
      async () => {
        const { outcome, notJudged, verdicts } = (await judgement()).report;
        if (outcome === 'conforming' && verdicts.length >= cases.length) return;
        throw new Error(`expected conforming, received ${outcome}${notJudged === undefined ? '' : `: ${notJudged}`}`);
      },
      timeoutMs,
    );
  });
}

function isAbsence({ operation, requirement, outcome }: Verdict, id: string): boolean {
  return requirement === 'method.served' && outcome === 'fail' && id.startsWith(`${operation}/`);
}

interface Judged {
  readonly report: Report;
  /** By case. */
  readonly verdicts: ReadonlyMap<string, Verdict>;
}

function sentences({ level, title, findings, outcome }: Verdict): string {
  const lines = findings.flatMap(findingLines);
  return [`${level} ${outcome}: ${title}`, ...lines].join('\n');
}
