import { normalised } from '../../gate/baseline/signature.js';

/**
 * The shape of a JSON value: its members by path, each with its type. Values do not count but for `true` and `false`,
 * on which clients branch. Elements of an array count together.
 */
export function shapeOf(value: unknown): ReadonlySet<string> {
  const members = new Set<string>();
  visit('', value, members);
  return members;
}

/** What one shape has more than the other and less, as `+ error.type: string` and `- ok: true`. */
export function shapeChanges(one: ReadonlySet<string>, other: ReadonlySet<string>): readonly string[] {
  return [
    ...[...one].filter((member) => !other.has(member)).map((member) => `- ${member}`),
    ...[...other].filter((member) => !one.has(member)).map((member) => `+ ${member}`),
  ].sort((first, second) => (first.slice(2) < second.slice(2) ? -1 : 1));
}

function visit(path: string, value: unknown, members: Set<string>): void {
  if (Array.isArray(value)) {
    members.add(`${path || 'body'}: array`);
    for (const element of value) visit(`${path}[]`, element, members);
  } else if (typeof value === 'object' && value !== null) {
    members.add(`${path || 'body'}: object`);
    for (const [name, member] of Object.entries(value)) {
      const key = normalised(name);
      visit(path === '' ? key : `${path}.${key}`, member, members);
    }
  } else {
    members.add(`${path || 'body'}: ${typeof value === 'boolean' ? value : value === null ? 'null' : typeof value}`);
  }
}
