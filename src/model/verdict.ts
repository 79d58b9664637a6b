import type { Level } from '../../spec/levels.js';
import { type Finding, isMismatch } from './finding.js';

/** All outcomes, in the order of counts. */
export const outcomes = ['pass', 'fail', 'inconclusive', 'inapplicable'] as const;

/** The judgement of a case. Only `pass` is good news. */
export type Outcome = (typeof outcomes)[number];

/** Who may have to act. */
export const attributions = ['target', 'configuration', 'environment', 'suite', 'spec-silent'] as const;

/** Who has to act on a verdict that is not a pass. */
export type Attribution = (typeof attributions)[number];

/** How a valid twin may be answered. */
export const controlStandings = ['accepted', 'weak', 'refused', 'none'] as const;

/** How the valid twin of an experiment was answered. */
export type ControlStanding = (typeof controlStandings)[number];

/** What may be said of repeated attempts. */
export const confirmations = ['1/1', '1/2', '2/2'] as const;

/** How many attempts failed, of how many. */
export type Confirmation = (typeof confirmations)[number];

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
   * again, `1/2` where it is intermittent, `1/1` where no other attempt counts: it could not be sent again, or others disturbed it.
   * Absent unless it failed.
   */
  readonly confirmed?: Confirmation;
  /** The numbers of the exchanges it rests on, the one it is about first. */
  readonly exchanges: readonly number[];
}

/** Whether it could not be judged for the failure of other cases alone: what is told of those is told of it. */
export function isKnockOn({ outcome, dueTo }: Pick<Verdict, 'outcome' | 'dueTo'>): boolean {
  return outcome === 'inconclusive' && dueTo !== undefined;
}

/**
 * The number of the exchange that shows best what a verdict says: the request that changed the state where it is about a
 * state. Absent where it rests on none.
 */
export function provingExchange({ findings, exchanges }: Verdict): number | undefined {
  const named = findings.map((finding) => (isMismatch(finding) ? finding.after : undefined) ?? finding.exchange);
  return named.find((index) => index !== undefined) ?? exchanges[0];
}
