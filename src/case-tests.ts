import type { Report } from './bundle/report.js';
import type { Exchange } from './model/exchange.js';
import { provingExchange, type Verdict } from './model/verdict.js';
import { failureText } from './report/failure-text.js';
import type { TestFunctions } from './vitest.js';

/** What a run came to, as tests tell it. */
export interface ToldRun {
  readonly report: Report;
  readonly exchanges: readonly Exchange[];
  readonly redact: (text: string) => string;
}

/** What tests are registered for. */
export interface Registered {
  readonly cases: readonly string[];
  /** Operations that the target does not claim. */
  readonly notClaimed: readonly string[];
  /** For the first of them, which waits for the run. */
  readonly timeoutMs?: number;
}

/** Registers a test for each case, for each operation that is not claimed, and for the outcome of the whole. */
export function registerTests(
  test: TestFunctions['test'],
  { cases, notClaimed, timeoutMs }: Registered,
  judgement: () => Promise<ToldRun>,
): void {
  let verdicts: ReadonlyMap<string, Verdict> | undefined;
  for (const id of cases) {
    test(
      id,
      async ({ skip }) => {
        const { report, exchanges, redact } = await judgement();
        verdicts ??= new Map(report.verdicts.map((one) => [one.case, one]));
        const verdict = verdicts.get(id);
        // What a target does not serve is one failure, not a hundred.
        if (!verdict && report.verdicts.some((one) => isAbsence(one, id)))
          skip('The target does not serve the operation.');
        if (!verdict) throw new Error(`${id}: expected a verdict, received none; the case was planned but not judged`);
        if (verdict.outcome === 'pass') return;
        if (report.baseline?.covered.includes(id)) skip('Known to the baseline.');
        const text = redact(failureText(verdict, report, exchanges[provingExchange(verdict) ?? -1]));
        if (verdict.outcome === 'inconclusive' && isDueToAbsence(verdict)) skip(text);
        if (verdict.level === 'MUST' && verdict.outcome !== 'inapplicable') throw new Error(text);
        skip(text);
      },
      timeoutMs,
    );
  }
  for (const id of notClaimed) {
    test(`${id} is not claimed`, async ({ skip }) => {
      skip('The target does not claim this operation, so nothing was judged of it.');
    });
  }
  test(
    'the target conforms',
    async () => {
      const { outcome, notJudged, verdicts: judged } = (await judgement()).report;
      if (outcome === 'conforming' && judged.length >= cases.length) return;
      throw new Error(`expected conforming, received ${outcome}${notJudged === undefined ? '' : `: ${notJudged}`}`);
    },
    timeoutMs,
  );
}

function isAbsence({ operation, requirement, outcome }: Verdict, id: string): boolean {
  return requirement === 'method.served' && outcome === 'fail' && id.startsWith(`${operation}/`);
}

// Whether it is open only because the route that it needs is not there, which is a failure of its own.
function isDueToAbsence({ dueTo = [] }: Verdict): boolean {
  return dueTo.length > 0 && dueTo.every((id) => /\bmethod\.served\//.test(id));
}
