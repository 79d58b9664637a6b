import { mainCredential } from '../../../spec/credentials.js';
import type { Operation } from '../../model/contract/operation.js';
import type { Answer } from '../../model/exchange.js';
import { absentPath } from '../../model/experiment/no-such-route.js';
import { isSameAnswer, received, statusOf } from '../../model/experiment/reaction.js';
import { bearer, type Request } from '../../model/experiment/request.js';
import type { Settings } from '../../run/settings.js';
import { type Call, neighbourRequest } from '../../run/world/call.js';
import type { SetupFinding } from './finding.js';

/**
 * Whether the operations are there: each is asked without credentials, and once more with the API key where a path that
 * cannot exist is answered alike and a call without parameters means nothing.
 * @param absent what a path that cannot exist is answered without credentials.
 */
export async function operationFindings(
  { contract, credentials }: Pick<Settings, 'contract' | 'credentials'>,
  absent: Answer,
  call: Call,
): Promise<readonly SetupFinding[]> {
  const findings: SetupFinding[] = [];
  for (const operation of contract.operations) {
    const { id, method, path } = operation;
    const { answer } = await call({ kind: 'doctor', about: id }, withoutCredentials(path, method));
    const isAsked = credentials.has(mainCredential) && operation.parameters.some(({ required }) => required);
    const isTold = !isSameAnswer(answer, absent) || statusOf(answer) === 404;
    findings.push(
      isTold || !isAsked ? told(operation, answer, absent) : await toldByKey(operation, call, [answer, absent]),
    );
  }
  return findings;
}

/** A request that says nothing of who sends it, or what it is about. */
export function withoutCredentials(path: string, method: string): Request {
  return { ...neighbourRequest(path, {}, {}), method };
}

async function toldByKey(operation: Operation, call: Call, plain: readonly [Answer, Answer]): Promise<SetupFinding> {
  const { id, method, path } = operation;
  const headers = { authorization: bearer(mainCredential) };
  const ask = async (about: string, at: string) =>
    (await call({ kind: 'doctor', about }, { ...neighbourRequest(at, {}, headers), method })).answer;
  const answer = await ask(`${id} with the API key`, path);
  const absent = await ask('no such route with the API key', absentPath(path));
  return isSameAnswer(answer, absent) && statusOf(answer) !== 404
    ? told(operation, ...plain)
    : told(operation, answer, absent);
}

function told({ id, method, path }: Operation, answer: Answer, absent: Answer): SetupFinding {
  const isLikeAbsent = isSameAnswer(answer, absent);
  const finding = { area: 'operation', operation: id } as const;
  if ([405, 501].includes(statusOf(answer)) || (isLikeAbsent && statusOf(answer) === 404)) {
    return {
      ...finding,
      state: 'lack',
      text: `${method} ${path} is not implemented: it is answered ${received(answer)} like a path that does not exist`,
      consequence: `${id} fails method.served, and nothing else of it is judged`,
    };
  }
  if (isLikeAbsent) {
    return {
      ...finding,
      state: 'remark',
      text: `whether ${method} ${path} is there cannot be told: a path that cannot exist is answered ${received(answer)} too`,
      consequence: 'a run tells it by what a valid call is answered',
    };
  }
  return {
    ...finding,
    state: 'fine',
    text: `${method} ${path} is there (${received(answer)}, and ${received(absent)} from a path that cannot exist)`,
  };
}
