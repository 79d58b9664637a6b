import type { InterpretationId } from './interpretations.js';
import type { Level } from './levels.js';
import type { Claim, ProfileName } from './profiles.js';

/** Where a requirement comes from: a published document, or our reading of several. */
export type Source =
  | { readonly document: string; readonly section: string }
  | { readonly interpretation: InterpretationId };

/** One normative statement. Its id and meaning never change; a retired id is never used again. */
export interface Requirement {
  readonly id: string;
  /** The number of the first requirement set that it belongs to. */
  readonly since: number;
  readonly level: Level;
  /** Operations, by id, on which the level differs. */
  readonly levelOn?: Readonly<Record<string, Level>>;
  /** The smallest profile that judges it. */
  readonly profile: ProfileName;
  /** The claim without which it does not apply. */
  readonly claim?: Claim;
  readonly statement: string;
  /** What a violation means for somebody who integrates with the target. */
  readonly why: string;
  readonly sources: readonly Source[];
  /** What usually lies behind a violation. */
  readonly causes: readonly string[];
  /** What to change in the server, in one sentence. */
  readonly fix: string;
}
