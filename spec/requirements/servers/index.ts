import type { Level } from '../../levels.js';
import type { Requirement } from '../../requirement.js';
import { answers } from './answers.js';
import { authentication } from './authentication.js';
import { documentedAnswers } from './documented-answers.js';
import { effects } from './effects.js';
import { protocol } from './protocol.js';
import { publishedClients } from './published-clients.js';
import { schemas } from './schemas.js';
import { validation } from './validation.js';

const register = [
  ...authentication,
  ...validation,
  ...schemas,
  ...documentedAnswers,
  ...answers,
  ...protocol,
  ...publishedClients,
  ...effects,
] as const;

/** The id of a requirement on servers. */
export type RequirementId = (typeof register)[number]['id'];

/** Every requirement on servers, in the order of reports. */
export const requirements: readonly (Requirement & { readonly id: RequirementId })[] = register;

const byId = new Map<string, Requirement & { readonly id: RequirementId }>(
  register.map((requirement) => [requirement.id, requirement]),
);

/** The requirement of that id. Throws a RangeError where there is none. */
export function requirement(id: string): Requirement & { readonly id: RequirementId } {
  const found = byId.get(id);
  if (!found) throw new RangeError(`there is no requirement "${id}"`);
  return found;
}

/** How binding a requirement is on an operation. Throws a RangeError where there is no such requirement. */
export function levelOf(id: string, operation: string): Level {
  const { level, levelOn } = requirement(id);
  return levelOn?.[operation] ?? level;
}
