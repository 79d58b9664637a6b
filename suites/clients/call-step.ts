import type { DraftedCase } from './draft.js';
import type { ScriptedAnswer } from './scripted-answer.js';
import type { TrialCall } from './trial.js';

/** One of several calls to one target, and what it shows. */
export interface CallStep {
  readonly name: string;
  readonly answer: ScriptedAnswer;
  readonly cases: readonly DraftedCase[];
  readonly call?: Partial<TrialCall>;
  /** The step whose parameters it repeats. */
  readonly like?: string;
  /** The trial that shows what comes of such a call alone, where it is not the plain valid one. */
  readonly alone?: string;
  /** The trial that tells already of a client that takes such a failure for a success. */
  readonly alike?: string;
}
