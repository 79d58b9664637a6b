import { interpretations } from '../../spec/interpretations.js';
import type { Requirement, Source } from '../../spec/requirement.js';
import type { ClientRequirement } from '../../spec/requirements/clients/client-requirement.js';
import { clientRequirements } from '../../spec/requirements/clients/index.js';
import { clientInterpretations } from '../../spec/requirements/clients/interpretations.js';
import { requirements } from '../../spec/requirements/servers/index.js';

/** Where any requirement comes from. */
export type AnySource = Source | ClientRequirement['sources'][number];

/** How the suite reads sources that disagree or are silent. */
export interface SourceReading {
  readonly question: string;
  readonly reading: string;
  readonly reason: string;
}

/** The requirement of that id, on servers or on clients; absent for an id that this version does not know. */
export function findRequirement(id: string): Requirement | ClientRequirement | undefined {
  return [...requirements, ...clientRequirements].find((requirement) => requirement.id === id);
}

/** The reading that a source refers to. Throws a RangeError where there is none. */
export function readingOf({ interpretation }: Extract<AnySource, { readonly interpretation: string }>): SourceReading {
  const found = [...interpretations, ...clientInterpretations].find(({ id }) => id === interpretation);
  if (!found) throw new RangeError(`there is no interpretation "${interpretation}"`);
  return found;
}
