import type { RequirementId } from '../../../spec/requirements/servers/index.js';
import type { WrongKeyword } from './wrong-value.js';

/** Where a wrong value stands: the parameter itself, in an item of it, or in an object of it. */
export type Depth = 'top' | 'items' | 'nested';

const atTop: Readonly<Record<WrongKeyword, RequirementId>> = {
  type: 'type.mistyped-refused',
  null: 'required.null-refused',
  enum: 'enum.unknown-refused',
  bounds: 'bounds.exceeded-refused',
  length: 'length.exceeded-refused',
  pattern: 'pattern.unmet-refused',
  uuid: 'uuid.malformed-refused',
  format: 'format.malformed-refused',
  items: 'items.malformed-refused',
  count: 'items.count-refused',
  repeated: 'items.repeated-refused',
  missing: 'nested.missing-refused',
  'unknown-member': 'members.unknown-refused',
  'member-count': 'members.count-refused',
  nested: 'nested.malformed-refused',
  branch: 'branch.unmatched-refused',
  discriminator: 'branch.discriminator-refused',
};

/** The requirement that a wrong value breaks, by what is wrong and where. */
export function faultRequirement(keyword: WrongKeyword, depth: Depth, isPath: boolean): RequirementId {
  if (keyword === 'format') return 'format.malformed-refused';
  if (isPath) return 'path.malformed-refused';
  if (depth === 'items' && keyword !== 'count' && keyword !== 'repeated') return 'items.malformed-refused';
  if (depth === 'nested') return keyword === 'missing' ? 'nested.missing-refused' : 'nested.malformed-refused';
  return atTop[keyword];
}
