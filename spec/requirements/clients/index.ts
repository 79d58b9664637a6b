import type { ClientRequirement } from './client-requirement.js';
import { credentials } from './credentials.js';
import { requests } from './requests.js';
import { results } from './results.js';
import { safety } from './safety.js';
import { state } from './state.js';

const register = [...requests, ...credentials, ...results, ...safety, ...state] as const;

/** The id of a requirement on clients. None is also the id of a requirement on servers. */
export type ClientRequirementId = (typeof register)[number]['id'];

/** Every requirement on clients, in the order of reports. */
export const clientRequirements: readonly (ClientRequirement & { readonly id: ClientRequirementId })[] = register;

const byId = new Map<string, ClientRequirement & { readonly id: ClientRequirementId }>(
  register.map((requirement) => [requirement.id, requirement]),
);

/** The requirement on clients of that id. Throws a RangeError where there is none. */
export function clientRequirement(id: string): ClientRequirement & { readonly id: ClientRequirementId } {
  const found = byId.get(id);
  if (!found) throw new RangeError(`there is no requirement "${id}" on clients`);
  return found;
}
