import type { RequirementId } from '../../spec/requirements/servers/index.js';
import { refusedAs, type Variation } from '../../src/model/experiment/compose.js';
import type { RequestChange } from '../../src/model/experiment/draft.js';
import type { Values } from '../../src/model/experiment/experiment.js';

/** A variation that is answered 401. */
export function unauthorized(
  name: string,
  label: string,
  requirement: RequirementId,
  change: (values: Values) => RequestChange,
): Variation {
  return { name, title: `refuses ${label}`, requirement, change, expect: refusedAs(401) };
}
