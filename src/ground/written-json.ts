/**
 * A value as it stands in the files of a bundle: its members, and the members or elements of those, each on a line, so that
 * a line is a verdict, a loan or a call.
 * @param depth how far it is spread over lines; what lies deeper stands on the line of what holds it.
 */
export function writtenJson(value: unknown, depth = 2): string {
  return `${spread(value, depth, '')}\n`;
}

function spread(value: unknown, depth: number, indent: string): string {
  if (depth === 0 || typeof value !== 'object' || value === null) return JSON.stringify(value);
  const isList = Array.isArray(value);
  const inner = `${indent}  `;
  const members = isList
    ? value.map((element) => spread(element, depth - 1, inner))
    : Object.entries(value)
        .filter(([, member]) => member !== undefined)
        .map(([name, member]) => `${JSON.stringify(name)}: ${spread(member, depth - 1, inner)}`);
  const [open, close] = isList ? '[]' : '{}';
  return members.length === 0
    ? `${open}${close}`
    : `${open}\n${members.map((member) => `${inner}${member}`).join(',\n')}\n${indent}${close}`;
}
