/**
 * A value as it stands in the files of a bundle: its members, and the members or elements of those, each on a line, so that
 * a line is a verdict, a loan or a call.
 * @param depth how far it is spread over lines; what lies deeper stands on the line of what holds it.
 */
export function writtenJson(value: unknown, depth = 2): string {
  return [...writtenPieces(value, depth)].join('');
}

/**
 * The text of `writtenJson`, piece by piece: as a whole it would take as much memory again as what it says. What can be
 * iterated is a list, whose elements may be made as they are written.
 */
export function* writtenPieces(value: unknown, depth = 2): Iterable<string> {
  yield* spread(value, depth, '', '');
  yield '\n';
}

function* spread(value: unknown, depth: number, indent: string, before: string): Iterable<string> {
  if (depth === 0 || typeof value !== 'object' || value === null) {
    yield `${before}${JSON.stringify(value)}`;
    return;
  }
  const isList = Symbol.iterator in value;
  const inner = `${indent}  `;
  let separator = `${before}${isList ? '[' : '{'}`;
  let isEmpty = true;
  for (const [name, member] of isList ? nameless(value as Iterable<unknown>) : Object.entries(value)) {
    if (name !== undefined && member === undefined) continue;
    yield* spread(
      member,
      depth - 1,
      inner,
      `${separator}\n${inner}${name === undefined ? '' : `${JSON.stringify(name)}: `}`,
    );
    separator = ',';
    isEmpty = false;
  }
  yield `${isEmpty ? separator : `\n${indent}`}${isList ? ']' : '}'}`;
}

function* nameless(list: Iterable<unknown>): Iterable<readonly [undefined, unknown]> {
  for (const element of list) yield [undefined, element];
}
