import type { Contract } from '../../model/contract/contract.js';
import { furtherShapes } from '../../model/contract/further-shapes.js';
import type { Operation } from '../../model/contract/operation.js';
import { lentFor, type Presentation } from '../../model/contract/security.js';
import { type IdSource, type IdSources, idSources, neededIds } from '../../model/contract/sources.js';
import type { Answer } from '../../model/exchange.js';
import { base, changed } from '../../model/experiment/base.js';
import type { Facts } from '../../model/experiment/facts.js';
import { bodyOf, isRefusedAsInvalid, jsonOf, memberOf, reactionOf, received } from '../../model/experiment/reaction.js';
import type { Call } from './call.js';

/** Ids that the target's own lists hold. */
export interface Discovery {
  /** Of the operation's parameter; `undefined` where there are none. */
  readonly idsFor: (operation: Operation, parameter: string) => readonly string[];
  /** Why there are none. */
  readonly reasonFor: (operation: Operation, parameter: string) => string;
}

const keptAtMost = 20;
/** A list may need an id that another list holds. */
const rounds = 3;

/** Asks the lists of a document for the ids that its other operations need. It changes nothing. */
export async function discover(contract: Contract, facts: Facts, call: Call): Promise<Discovery> {
  const sources = idSources(contract);
  const byId = new Map(contract.operations.map((operation) => [operation.id, operation]));
  const wanted = listersOf(sources);
  const isAskable = ({ credentials, described }: Operation) =>
    described?.presents.size === 0 || lentTo(described?.presents.get(credentials[0] ?? ''));
  const lentTo = (how: Presentation | undefined) =>
    how !== undefined && lentFor(how).every((name) => facts.credentials.has(name));
  const answers = new Map<string, unknown>();
  const tried = new Set<string>();
  const refusals = new Map<string, Answer>();
  const isReady = (lister: Operation) => neededIds(lister).every((name) => idsFor(lister, name).length > 0);
  const listers = [...wanted].flatMap((id) => byId.get(id) ?? []).filter(isAskable);
  for (let round = 0; round < rounds; round += 1) {
    const open = listers.filter(({ id }) => !answers.has(id) && !refusals.has(id));
    const ready = open.filter(isReady);
    if (ready.length === 0) break;
    await Promise.all(ready.map((lister) => ask(lister)));
    await Promise.all(listers.filter(({ id }) => refusals.has(id) && !answers.has(id)).map(askOtherwise));
  }
  return { idsFor, reasonFor };

  async function ask(lister: Operation, further = ''): Promise<void> {
    const plain = base('methods', lister, facts);
    const scene = Object.fromEntries(neededIds(lister).map((name) => [name, idsFor(lister, name)[0] ?? '']));
    const build = changed(plain);
    const request = build({ facts, id: (name) => scene[name] ?? '', lent: (name) => scene[name], unknown: () => '' });
    const { answer } = await call({ kind: 'around', about: `list ${lister.id}${further}` }, request);
    if (reactionOf(answer) === 'accepted') answers.set(lister.id, jsonOf(answer));
    else if (further === '') refusals.set(lister.id, answer);
  }

  // A list that refuses its plainest request may need one of several parameters.
  async function askOtherwise(lister: Operation): Promise<void> {
    const refusal = refusals.get(lister.id);
    if (refusal === undefined || !isRefusedAsInvalid(refusal)) return;
    for (const [index, shaped] of furtherShapes(lister, bodyOf(refusal)).entries()) {
      if (answers.has(lister.id)) return;
      if (isReady(shaped) && !tried.has(shapeOf(shaped))) {
        tried.add(shapeOf(shaped));
        await ask(shaped, ` with more parameters, ${index + 1}`);
      }
    }
  }

  function idsFor(operation: Operation, parameter: string): readonly string[] {
    const source = sources.get(operation.id)?.get(parameter);
    return source === undefined ? [] : idsIn(answers.get(source.operation), source);
  }

  function reasonFor(operation: Operation, parameter: string): string {
    const source = sources.get(operation.id)?.get(parameter);
    if (source === undefined) return 'no list of the document holds one';
    const refusal = refusals.get(source.operation);
    if (refusal !== undefined && !answers.has(source.operation))
      return `${source.operation}, which lists them, answers ${received(refusal)}`;
    return answers.has(source.operation)
      ? `${source.operation} lists none`
      : `${source.operation}, which lists them, could not be asked`;
  }
}

function shapeOf({ id, shapes }: Operation): string {
  return [id, ...(shapes[0]?.parameters ?? [])].join(' ');
}

function listersOf(sources: IdSources): ReadonlySet<string> {
  return new Set([...sources.values()].flatMap((own) => [...own.values()].map(({ operation }) => operation)));
}

function idsIn(body: unknown, { list, member }: IdSource): readonly string[] {
  const rows = list === undefined ? body : memberOf(body, list);
  if (!Array.isArray(rows)) return [];
  return rows.slice(0, keptAtMost).flatMap((row) => {
    const id = memberOf(row, member);
    return typeof id === 'string' || typeof id === 'number' ? [String(id)] : [];
  });
}
