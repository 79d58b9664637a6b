import type { Level } from '../../levels.js';
import type { ClientInterpretationId } from './interpretations.js';

/** Where a requirement on clients comes from: a published document, a standard, or our reading of several. */
export type ClientSource =
  | { readonly document: string; readonly section: string }
  | { readonly interpretation: ClientInterpretationId };

/** One normative statement about clients. Its id and meaning never change; a retired id is never used again. */
export interface ClientRequirement {
  readonly id: string;
  /** The number of the first requirement set that it belongs to. */
  readonly since: number;
  readonly level: Level;
  readonly statement: string;
  /** What a violation means for somebody who calls the API through the client. */
  readonly why: string;
  readonly sources: readonly ClientSource[];
  /** What usually lies behind a violation. */
  readonly causes: readonly string[];
  /** What to change in the client, in one sentence. */
  readonly fix: string;
}
