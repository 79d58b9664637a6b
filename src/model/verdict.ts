import type { Level } from '../../spec/levels.js';
import type { Finding } from './finding.js';

/** The judgement of a case. Only `pass` is good news. */
export type Outcome = 'pass' | 'fail' | 'inconclusive' | 'inapplicable';

/** All outcomes, in the order of counts. */
export const outcomes = ['pass', 'fail', 'inconclusive', 'inapplicable'] as const satisfies readonly Outcome[];

/** Who has to act on a verdict that is not a pass. */
export type Attribution = 'target' | 'configuration' | 'environment' | 'suite' | 'spec-silent';

/** How the valid twin of an experiment was answered. */
export type ControlStanding = 'accepted' | 'weak' | 'refused' | 'none';

/** How many attempts failed, of how many. */
export type Confirmation = '1/1' | '1/2' | '2/2';

/** What was found about one case. */
export interface Verdict {
  readonly case: string;
  readonly requirement: string;
  readonly operation: string;
  /** The suite that the case belongs to. */
  readonly concern: string;
  /** What the case shows when it passes, in the present tense. */
  readonly title: string;
  readonly level: Level;
  readonly outcome: Outcome;
  /** Empty for a pass without a remark. */
  readonly findings: readonly Finding[];
  readonly control: ControlStanding;
  /** Absent on a pass. */
  readonly attribution?: Attribution;
  /** The cases whose failure alone keeps this one from being judged; absent where there is no such failure. */
  readonly dueTo?: readonly string[];
  /**
   * How many attempts failed of those that showed anything: `2/2` where it was sent once more on fresh resources and failed
   * again, `1/2` where it is intermittent, `1/1` where it could not be sent again. Absent unless it failed.
   */
  readonly confirmed?: Confirmation;
  /** The numbers of the exchanges it rests on, the one it is about first. */
  readonly exchanges: readonly number[];
}

/** The number of the exchange that shows best what a verdict says; absent where it rests on none. */
export function provingExchange({ findings, exchanges }: Verdict): number | undefined {
  return findings.find(({ exchange }) => exchange !== undefined)?.exchange ?? exchanges[0];
}
