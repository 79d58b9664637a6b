import type { InterpretationId } from '../interpretations.js';
import type { ClientRequirementId } from '../requirements/clients/index.js';
import type { ClientInterpretationId } from '../requirements/clients/interpretations.js';
import type { RequirementId } from '../requirements/servers/index.js';

/** What one sentence, signature or member of a source asks for, in our own words, and what became of it. */
export interface SourceStatement {
  readonly section: string;
  readonly says: string;
  /** What a target or a client must therefore do. */
  readonly requirements?: readonly (RequirementId | ClientRequirementId)[];
  /** How it is read where it is unclear, or contradicts another. */
  readonly interpretations?: readonly (InterpretationId | ClientInterpretationId)[];
  /** Why nothing follows from it. Only where nothing does. */
  readonly excluded?: string;
}

/** A document, or what is known from elsewhere, with everything that it asks for. */
export interface SourceDocument {
  readonly title: string;
  readonly statements: readonly SourceStatement[];
}
