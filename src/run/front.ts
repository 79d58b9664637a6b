import { documentedKinds, mainCredential, variableOf } from '../../spec/credentials.js';
import { isOfScheme } from '../../spec/scheme-credentials.js';
import { excerpt } from '../ground/visible.js';
import { environmentOf } from '../judge/environment.js';
import type { Contract } from '../model/contract/contract.js';
import type { Operation } from '../model/contract/operation.js';
import { type Answer, headerOf } from '../model/exchange.js';
import type { Draft } from '../model/experiment/draft.js';
import { absentPath, isSameText } from '../model/experiment/no-such-route.js';
import { presentingAll } from '../model/experiment/presenting.js';
import { isSameAnswer, reactionOf, statusOf } from '../model/experiment/reaction.js';
import { bearer, type Request } from '../model/experiment/request.js';
import { keptBackText } from './kept-back.js';
import { type Call, neighbourRequest } from './world/call.js';
import type { World } from './world/world.js';

const longestWords = 120;

/**
 * What keeps a run from reaching the operations at all, as a sentence: something else answers every path, the base URL is
 * another one, or no valid credential is there. `undefined` where nothing does.
 */
export async function obstacle(
  { operations }: Contract,
  call: Call,
  { facts, provenCredentials }: Pick<World, 'facts' | 'provenCredentials'>,
): Promise<string | undefined> {
  const [first] = operations;
  // Who says in the words of this API whose a credential is is no one else.
  if (first === undefined || provenCredentials.has(mainCredential)) return undefined;
  const ask = async (
    about: string,
    path: string,
    method: string,
    { headers, query }: Shown = { headers: {}, query: [] },
  ) => (await call({ kind: 'around', about }, { ...neighbourRequest(path, {}, headers), method, query })).answer;
  const absent = await ask('no such path', absentPath(first.path), 'POST');
  const plain = await ask(`${first.id} without credentials`, first.path, first.method);
  if ([absent, plain].some((answer) => environmentOf(answer) !== undefined)) return undefined;
  const inFront = frontOf(absent, plain);
  if (inFront !== undefined) return inFront;
  const isLent =
    documentedKinds.some(({ name }) => facts.credentials.has(name)) || [...facts.credentials].some(isOfScheme);
  if (!isLent) return noCredentials();
  // What the target says of the credential around the operations shows that the address is right as well.
  if (!facts.credentials.has(mainCredential)) return undefined;
  const answers: Answer[] = [];
  // Who asks for credentials first says only to those who have some that a path is not there.
  const lost = await ask('no such path with the API key', absentPath(first.path), 'POST', keyOf(first));
  if (environmentOf(lost) === 'limit') {
    return `with $${variableOf[mainCredential]}, ${keptBackText(lost)}`;
  }
  // Where the path of an operation holds an id, that may be what is not there; and an empty request may be a valid one.
  const isLost = (answer: Answer, { described, path }: Operation) =>
    statusOf(answer) === 404 &&
    isSameAnswer(answer, lost) &&
    (described === undefined || (!path.includes('{') && isSameText(answer, lost)));
  for (const operation of operations.filter(isSafeToAsk)) {
    const about = `${operation.id} with the API key`;
    const answer = await ask(about, operation.path, operation.method, keyOf(operation));
    answers.push(answer);
    if (!isLost(answer, operation) && statusOf(answer) !== 401 && !isForeign(answer)) return undefined;
  }
  if (answers.length === 0) return undefined;
  const all = [absent, plain, lost, ...answers];
  if (all.every((answer) => isForeign(answer) && isSameAnswer(answer, lost))) {
    return `every path, whether it exists or not, is answered ${saidBy(lost)}, with $${variableOf[mainCredential]} and without: a firewall, a gateway or another service stands in front of the API`;
  }
  if (answers.every((answer) => statusOf(answer) === 404)) {
    return `no operation is there: each is answered ${statusOf(lost)} like a path that cannot exist; check the path of the base URL`;
  }
  if (!answers.every((answer) => statusOf(answer) === 401)) return undefined;
  return `$${variableOf[mainCredential]} is refused: every operation answers it 401; check the key, and that it belongs to this target`;
}

/** What answers every path in the place of the target, as a sentence; `undefined` where nothing seems to. */
export function frontOf(absent: Answer, plain: Answer): string | undefined {
  const reaction = reactionOf(absent);
  if (reaction !== reactionOf(plain) || statusOf(absent) !== statusOf(plain)) return undefined;
  const everyPath = 'every path, whether it exists or not, is';
  if (reaction === 'redirected') {
    const location = headerOf(absent, 'location') ?? 'nowhere';
    return `${everyPath} redirected to ${location}: a login page stands in front of the API, or the URL is another one`;
  }
  const type = headerOf(absent, 'content-type') ?? '';
  // Who answers in JSON is judged by what it says: a target that accepts everything does not conform.
  if (reaction !== 'accepted' || /json/i.test(type)) return undefined;
  const status = statusOf(absent);
  return type.startsWith('text/html')
    ? `${everyPath} answered ${status} with a web page: the URL leads to a web application or a login page, not to the API`
    : `${everyPath} answered ${status} without credentials: a catch-all or a mock stands in front of the API`;
}

function noCredentials(): string {
  const others = documentedKinds.filter(({ name }) => name !== mainCredential).map(({ variable }) => `$${variable}`);
  return `no credentials are lent: set $${variableOf[mainCredential]}, or ${others.join(' or ')}`;
}

// A call without its required parameters means nothing anywhere; one that has none might be carried out.
function isSafeToAsk({ parameters, described }: Operation): boolean {
  const takesKey = described === undefined || described.presents.has(mainCredential);
  return takesKey && parameters.some(({ required }) => required);
}

type Shown = Pick<Request, 'headers' | 'query'>;

// Where and how the operation takes the key.
function keyOf({ described }: Operation): Shown {
  const how = described?.presents.get(mainCredential);
  if (how === undefined) return { headers: { authorization: bearer(mainCredential) }, query: [] };
  const nothing: Draft = { method: '', path: '', carrier: 'query', headers: {}, parameters: {}, extraQuery: [] };
  const { headers, extraQuery } = presentingAll(how)(nothing);
  return { headers, query: extraQuery };
}

// What no API of this kind says of a call without its parameters.
function isForeign(answer: Answer): boolean {
  const isPage = !/json/i.test(headerOf(answer, 'content-type') ?? '');
  return (
    statusOf(answer) === 403 || (isPage && reactionOf(answer) === 'refused' && ![401, 404].includes(statusOf(answer)))
  );
}

function saidBy(answer: Answer): string {
  const words = answer.kind === 'response' ? answer.body.replace(/(?:<[^>]*>|\s)+/g, ' ').trim() : '';
  return words === '' ? String(statusOf(answer)) : `${statusOf(answer)} (${excerpt(words, longestWords)})`;
}
