import type { CredentialName } from '../spec/credentials.js';
import type { Claim, ProfileName } from '../spec/profiles.js';
import { reportOn } from './bundle/from-run.js';
import type { Report } from './bundle/report.js';
import type { Verdict } from './model/verdict.js';
import { findingLines } from './report/finding.js';
import { plannedExperiments } from './run/plan.js';
import { type RunOptions, run } from './run/run.js';
import { type Destination, requireDestination } from './run/transport/destination.js';
import type { LenderChoice } from './run/world/world.js';

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
export interface ConformanceTarget {
  /** A URL, a request handler, an `http.Server` or an `https.Server`; listening or not. */
  readonly target: Destination;
  readonly profile: ProfileName;
  readonly credentials: Readonly<Partial<Record<CredentialName, string>>>;
  readonly claims?: Readonly<Partial<Record<Claim, boolean>>>;
  readonly workspaceId?: string;
  readonly otherWorkspaceId?: string;
  readonly lender?: LenderChoice;
  readonly seed?: number;
  /** The version of the requirement set to judge by; the current one unless given. */
  readonly requirements?: string;
  /** For the whole run, in milliseconds; five minutes unless said otherwise. */
  readonly timeoutMs?: number;
  readonly run?: Partial<Pick<RunOptions, 'concurrency' | 'rate' | 'selection' | 'headers' | 'timeoutMs' | 'settleMs'>>;
}

/**
 * Registers one test per case of the profile, and one for the outcome of the whole. The target is judged once, when the
 * first test runs. A binding case that did not pass fails its test, whether it failed or proved nothing; one that is
 * not binding, or not claimed, is skipped with a note. Throws a UsageError at once for a target that cannot be sent to.
 */
export function describeConformance(functions: TestFunctions, judged: ConformanceTarget): void {
  const { describe, test } = functions;
  requireDestination(judged.target);
  const { profile, claims = {}, seed = 1, timeoutMs = 300_000 } = judged;
  const credentials = new Map(Object.entries(judged.credentials) as [CredentialName, string][]);
  const settings = {
    profile,
    claims,
    seed,
    credentials,
    ...(judged.workspaceId === undefined ? {} : { workspaceId: judged.workspaceId }),
    ...(judged.otherWorkspaceId === undefined ? {} : { otherWorkspaceId: judged.otherWorkspaceId }),
    ...(judged.requirements === undefined ? {} : { requirements: judged.requirements }),
    ...(judged.run?.selection === undefined ? {} : { selection: judged.run.selection }),
  };
  const cases = plannedExperiments(settings).experiments.flatMap((experiment) => experiment.cases.map(({ id }) => id));
  let running: Promise<Judged> | undefined;
  const judgement = () => {
    running ??= run({
      ...settings,
      ...judged.run,
      destination: judged.target,
      ...(judged.lender === undefined ? {} : { lender: judged.lender }),
    }).then((result) => {
      const report = reportOn(result, {});
      return { report, verdicts: new Map(report.verdicts.map((verdict) => [verdict.case, verdict])) };
    });
    return running;
  };
  describe(`conformance, profile ${profile}`, () => {
    for (const id of cases) {
      test(
        id,
        async ({ skip }) => {
          const verdict = (await judgement()).verdicts.get(id);
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

interface Judged {
  readonly report: Report;
  /** By case. */
  readonly verdicts: ReadonlyMap<string, Verdict>;
}

function sentences({ level, title, findings, outcome }: Verdict): string {
  const lines = findings.flatMap(findingLines);
  return [`${level} ${outcome}: ${title}`, ...lines].join('\n');
}
