import type { Described, DocumentedAnswer } from '../../model/contract/described.js';
import { typesOf } from '../../model/contract/members.js';
import { type Exchange, headerOf } from '../../model/exchange.js';
import type { Mismatch } from '../../model/finding.js';

/** What is wrong with the headers of an answer, by the document. */
export function headerFindings(
  { document, answerViolations }: Described,
  { headers }: DocumentedAnswer,
  { answer, index }: Exchange,
): readonly Mismatch[] {
  return headers.flatMap(({ name, required, schema }): Mismatch[] => {
    const text = headerOf(answer, name);
    const where = `header ${name}`;
    if (text === undefined) {
      return required ? [{ where, expected: 'the documented header', received: 'none', exchange: index }] : [];
    }
    const types = typesOf(document, schema);
    // How lists and objects are written in a header is left to styles that few documents name.
    if (types.has('array') || types.has('object')) return [];
    const [wrong] = answerViolations(schema, readAs(text, types));
    if (wrong === undefined) return [];
    const received = `${text.length > 60 ? `${text.slice(0, 57)}…` : text}, which ${wrong.message}`;
    return [{ where, expected: 'the documented schema', received, exchange: index }];
  });
}

function readAs(text: string, types: ReadonlySet<string>): unknown {
  if ((types.has('integer') || types.has('number')) && /^[-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?$/i.test(text))
    return Number(text);
  return types.has('boolean') && (text === 'true' || text === 'false') ? text === 'true' : text;
}
