import { grouped } from '../../ground/grouped.js';
import { answerFor, headerValue, isJson } from '../../model/contract/answers.js';
import type { Described, DocumentedAnswer } from '../../model/contract/described.js';
import { typesOf } from '../../model/contract/members.js';
import { strangeMembers } from '../../model/contract/undocumented.js';
import { type Exchange, headerOf, stepOf } from '../../model/exchange.js';
import type { DocumentedProperty } from '../../model/experiment/expectation.js';
import { jsonOf, reactionOf, received, statusOf } from '../../model/experiment/reaction.js';
import type { Mismatch } from '../../model/finding.js';
import { doubtOfControl, doubtOfResources, doubtOfWitness } from './doubt.js';
import type { Reading } from './reading.js';
import { fail, inapplicable, inconclusive, pass, type Ruling } from './ruling.js';

const shownAtMost = 5;

/** A success is as the document says. */
export function judgeDocumented(reading: Reading, exchange: Exchange, property: DocumentedProperty): Ruling {
  const { described } = reading.experiment.operation;
  const { answer, index } = exchange;
  if (described === undefined) return inapplicable({ note: 'the contract describes no answers' });
  const status = statusOf(answer);
  if (reactionOf(answer) !== 'accepted') {
    return (
      doubtOfResources(reading) ??
      doubtOfControl(reading) ??
      inconclusive('configuration', {
        where: 'status',
        expected: 'a success',
        received: received(answer),
        note: 'lend what exists',
        exchange: index,
      })
    );
  }
  const documented = answerFor(described.answers, status);
  if (property === 'status') {
    if (documented !== undefined) return doubtOfWitness(reading) ?? pass();
    const known = described.answers.map((one) => one.status).filter((one) => /^2|default/.test(one));
    return fail({
      where: 'status',
      expected: known.join(' or ') || 'a documented success',
      received: String(status),
      exchange: index,
    });
  }
  if (documented === undefined) {
    return inconclusive('target', {
      where: 'status',
      expected: 'a documented status',
      received: String(status),
      note: 'see response.documented-status',
      exchange: index,
    });
  }
  if (property === 'nothing-else' || property === 'write-only') {
    const strange = strangeMembers(described.document, documented.schema ?? {}, jsonOf(answer));
    const extra = property === 'write-only' ? strange.writeOnly : strange.undocumented;
    if (extra.length === 0) return pass();
    return fail({
      where: 'body',
      expected: property === 'write-only' ? 'nothing that is only written' : 'documented members only',
      received: `also ${extra.slice(0, shownAtMost).join(', ')}${extra.length > shownAtMost ? `, and ${extra.length - shownAtMost} more` : ''}`,
      exchange: index,
    });
  }
  const findings = shapeFindings(described, documented, exchange);
  return findings.length > 0 ? fail(...findings) : (doubtOfWitness(reading) ?? pass());
}

/** Every refusal of an experiment whose status is documented with a schema meets it. */
export function judgeDocumentedRefusals(reading: Reading): Ruling {
  const { described } = reading.experiment.operation;
  const refused = [...reading.exchanges.values()].filter(({ answer }) => reactionOf(answer) === 'refused');
  const judged = refused.flatMap((exchange) => {
    const documented = described === undefined ? undefined : answerFor(described.answers, statusOf(exchange.answer));
    const isToBeSeen = documented?.schema !== undefined && exchange.request.method !== 'HEAD';
    return described !== undefined && isToBeSeen
      ? [{ exchange, findings: shapeFindings(described, documented, exchange) }]
      : [];
  });
  const findings = judged.flatMap(({ exchange, findings: own }) =>
    own.map((finding) => ({ ...finding, where: `${stepOf(exchange)}: ${finding.where}` })),
  );
  if (findings.length > 0) return fail(...findings.slice(0, shownAtMost));
  if (judged.length === 0) return inapplicable({ where: 'refusals', note: 'none has a documented schema' });
  return doubtOfControl(reading) ?? doubtOfWitness(reading) ?? pass();
}

function shapeFindings(described: Described, documented: DocumentedAnswer, exchange: Exchange): readonly Mismatch[] {
  const { answer, index } = exchange;
  const { mediaTypes, schema, ofText } = documented;
  const type = headerOf(answer, 'content-type');
  const found = (where: string, expected: string, got: string): Mismatch => ({
    where,
    expected,
    received: got,
    exchange: index,
  });
  const ofHeaders = headerFindings(described, documented, exchange);
  return [...ofHeaders, ...ofBody()];

  function ofBody(): readonly Mismatch[] {
    if (mediaTypes.length === 0) return [];
    const isEmpty = answer.kind === 'response' && answer.body === '';
    if (isEmpty) return [found('body', mediaTypes.join(' or '), 'nothing')];
    const plain = (name: string) => name.split(';')[0]?.trim().toLowerCase() ?? '';
    const isDocumented = mediaTypes.some((name) => name.includes('*') || plain(name) === plain(type ?? ''));
    const wrongType = isDocumented ? [] : [found('content-type', mediaTypes.join(' or '), type ?? 'none')];
    if (isDocumented && ofText !== undefined && /^text\//i.test(type ?? '') && answer.kind === 'response') {
      return violationsOf(described, ofText, answer.body, index);
    }
    if (schema === undefined || (isDocumented && !isJson(type ?? ''))) return wrongType;
    const body = jsonOf(answer);
    if (body === undefined) return [...wrongType, found('body', 'JSON', 'something else')];
    return [...wrongType, ...violationsOf(described, schema, body, index)];
  }
}

// Lists and objects in headers have spellings that targets and documents differ in.
function headerFindings(
  described: Described,
  { headers }: DocumentedAnswer,
  { answer, index }: Exchange,
): readonly Mismatch[] {
  return headers.flatMap(({ name, required, schema }): readonly Mismatch[] => {
    const text = headerOf(answer, name);
    const where = `header ${name}`;
    if (text === undefined) return required ? [{ where, expected: 'one', received: 'none', exchange: index }] : [];
    const types = schema === undefined ? new Set() : typesOf(described.document, schema);
    if (schema === undefined || types.has('array') || types.has('object')) return [];
    const [wrong] = described.answerViolations(schema, headerValue(described.document, schema, text));
    return wrong === undefined
      ? []
      : [{ where, expected: 'the documented schema', received: `${text}, which ${wrong.message}`, exchange: index }];
  });
}

// Where alternatives are offered, the deepest of what is wrong says most.
function violationsOf(
  described: Described,
  schema: DocumentedAnswer['schema'],
  body: unknown,
  index: number,
): readonly Mismatch[] {
  if (schema === undefined) return [];
  const depth = (pointer: string) => pointer.split('/').length;
  const sorted = described
    .answerViolations(schema, body)
    .toSorted((one, other) => depth(other.pointer) - depth(one.pointer));
  // The same of every item of a list is told once.
  const distinct = grouped(sorted, (one) => `${one.schemaPointer} ${one.message}`);
  return [...distinct.values()]
    .flatMap(([first]) => first ?? [])
    .slice(0, shownAtMost)
    .map(({ pointer, message, schemaPointer }) => ({
      where: `body${pointer === '' ? '' : ` at ${pointer}`}`,
      expected: `the documented schema (${schemaPointer})`,
      received: `${shown(body, pointer)}, which ${message}`,
      exchange: index,
    }));
}

function shown(body: unknown, pointer: string): string {
  let value = body;
  for (const key of pointer.split('/').slice(1)) {
    value = (value as Record<string, unknown> | undefined)?.[key.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
