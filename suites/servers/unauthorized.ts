import type { RequirementId } from '../../spec/requirements/servers/index.js';
import type { BaseCredential } from '../../src/model/contract/operation.js';
import { refusedAs, type Variation } from '../../src/model/experiment/compose.js';
import type { Change } from '../../src/model/experiment/draft.js';
import type { Values } from '../../src/model/experiment/experiment.js';

/** A variation that is answered 401. */
export function unauthorized(
  name: string,
  label: string,
  requirement: RequirementId,
  change: (values: Values) => Change,
): Variation {
  return { name, title: `refuses ${label}`, requirement, change, expect: refusedAs(401) };
}

/** What a credential is called in titles. */
export const wordFor: Readonly<Record<BaseCredential, string>> = {
  'api-key': 'the token',
  'personal-access-token': 'a personal access token',
  'console-session-token': 'a console session token',
};
