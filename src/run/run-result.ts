import type { CredentialName } from '../../spec/credentials.js';
import type { ProfileName } from '../../spec/profiles.js';
import type { OperationClaims } from '../model/contract/claimed-operations.js';
import type { Exchange } from '../model/exchange.js';
import type { Experiment } from '../model/experiment/experiment.js';
import type { Facts } from '../model/experiment/facts.js';
import type { Loan } from '../model/experiment/lending.js';
import type { Verdict } from '../model/verdict.js';
import type { Residue } from './residue.js';
import type { Selection } from './selection.js';

/** Everything a run brought to light. */
export interface RunResult {
  readonly suite: { readonly name: 'seam-conformance'; readonly version: string; readonly specDigest: string };
  /** The id of the requirement set that it was judged by. */
  readonly requirementSet: string;
  readonly runId: string;
  readonly url: string;
  readonly profile: ProfileName;
  readonly operations: OperationClaims;
  readonly seed: number;
  readonly challenge?: string;
  readonly lender: string;
  readonly facts: Facts;
  readonly experiments: readonly Experiment[];
  /** Absent where everything was asked for. */
  readonly selection?: Selection;
  /** Whether the selection left cases of the profile out. */
  readonly isPartial: boolean;
  readonly loans: ReadonlyMap<string, Loan>;
  readonly exchanges: readonly Exchange[];
  readonly provenCredentials: ReadonlySet<CredentialName>;
  readonly verdicts: readonly Verdict[];
  /** Why the target was not judged at all, or not to the end. */
  readonly notJudged?: string;
  readonly residue: Residue;
  readonly startedAt: number;
  readonly durationMs: number;
  /** Takes every secret out of a text that came up during the run, configured or made. */
  readonly redact: (text: string) => string;
}
