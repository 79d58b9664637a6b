import type { Contract } from '../../model/contract/contract.js';
import type { Operation } from '../../model/contract/operation.js';
import { type IdSource, type IdSources, idSources, neededIds } from '../../model/contract/sources.js';
import { base, changed } from '../../model/experiment/base.js';
import type { Facts } from '../../model/experiment/facts.js';
import { jsonOf, memberOf, reactionOf, received } from '../../model/experiment/reaction.js';
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
    described?.presents.size === 0 || (credentials[0] !== undefined && facts.credentials.has(credentials[0]));
  const answers = new Map<string, unknown>();
  const refusals = new Map<string, string>();
  for (let round = 0; round < rounds; round += 1) {
    const open = [...wanted]
      .flatMap((id) => byId.get(id) ?? [])
      .filter((lister) => isAskable(lister) && !answers.has(lister.id) && !refusals.has(lister.id));
    const ready = open.filter((lister) => neededIds(lister).every((name) => idsFor(lister, name).length > 0));
    if (ready.length === 0) break;
    await Promise.all(ready.map(ask));
  }
  return { idsFor, reasonFor };

  async function ask(lister: Operation): Promise<void> {
    const plain = base('methods', lister, facts);
    const scene = Object.fromEntries(neededIds(lister).map((name) => [name, idsFor(lister, name)[0] ?? '']));
    const build = changed(plain);
    const request = build({ facts, id: (name) => scene[name] ?? '', lent: (name) => scene[name], unknown: () => '' });
    const { answer } = await call({ kind: 'around', about: `list ${lister.id}` }, request);
    if (reactionOf(answer) === 'accepted') answers.set(lister.id, jsonOf(answer));
    else refusals.set(lister.id, received(answer));
  }

  function idsFor(operation: Operation, parameter: string): readonly string[] {
    const source = sources.get(operation.id)?.get(parameter);
    return source === undefined ? [] : idsIn(answers.get(source.operation), source);
  }

  function reasonFor(operation: Operation, parameter: string): string {
    const source = sources.get(operation.id)?.get(parameter);
    if (source === undefined) return 'no list of the document holds one';
    const refusal = refusals.get(source.operation);
    if (refusal !== undefined) return `${source.operation}, which lists them, answers ${refusal}`;
    return answers.has(source.operation)
      ? `${source.operation} lists none`
      : `${source.operation}, which lists them, could not be asked`;
  }
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
