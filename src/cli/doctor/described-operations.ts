import { syntheticId } from '../../ground/synthetic.js';
import type { Contract } from '../../model/contract/contract.js';
import type { Operation } from '../../model/contract/operation.js';
import type { Answer } from '../../model/exchange.js';
import { base, changed } from '../../model/experiment/base.js';
import { withoutCredentials } from '../../model/experiment/described-witnesses.js';
import type { Facts } from '../../model/experiment/facts.js';
import { isSameAnswer, statusOf } from '../../model/experiment/reaction.js';
import type { Call } from '../../run/world/call.js';
import type { SetupFinding } from './finding.js';

const namedAtMost = 20;

/**
 * Which operations of a document the target serves, by requests without credentials: those that need none are not asked.
 * Three lines, however many there are.
 */
export async function describedOperations(
  { operations, unjudged }: Contract,
  facts: Facts,
  absent: Answer,
  call: Call,
): Promise<readonly SetupFinding[]> {
  const asked = operations.filter(({ described }) => described?.isOpen === false);
  const answers = await Promise.all(asked.map(async (operation) => ({ operation, answer: await answerOf(operation) })));
  const missing = answers.filter(({ answer }) => isMissing(answer, absent)).map(({ operation }) => operation.id);
  const open = operations.length - asked.length;
  return [
    {
      area: 'operation',
      state: 'fine',
      text: `${asked.length - missing.length} of ${asked.length} operations are there${open > 0 ? `; ${open} that need no credentials were not asked` : ''}`,
    },
    ...(missing.length > 0
      ? [
          {
            area: 'operation',
            state: 'lack',
            text: `${missing.length} are answered like a path that does not exist: ${listed(missing)}`,
            consequence:
              'each fails method.served, and nothing else of it is judged; --operations chooses what is claimed',
          } as const,
        ]
      : []),
    ...(unjudged.length > 0
      ? [
          {
            area: 'contract',
            state: 'lack',
            text: `${unjudged.length} operations cannot be judged: ${listed(unjudged.map(({ id, reason }) => `${id} (${reason})`))}`,
            consequence: 'each is one inconclusive case',
          } as const,
        ]
      : []),
  ];

  async function answerOf(operation: Operation): Promise<Answer> {
    const plain = base('methods', operation, facts);
    const build = changed(plain, () => withoutCredentials(plain));
    const made = (name: string) => syntheticId(1, `doctor/${name}`);
    const request = build({ facts, id: made, lent: () => undefined, unknown: made });
    return (await call({ kind: 'doctor', about: operation.id }, request)).answer;
  }
}

function isMissing(answer: Answer, absent: Answer): boolean {
  return [405, 501].includes(statusOf(answer)) || (statusOf(answer) === 404 && isSameAnswer(answer, absent));
}

function listed(names: readonly string[]): string {
  const rest = names.length - namedAtMost;
  return rest > 0 ? `${names.slice(0, namedAtMost).join(', ')} and ${rest} more` : names.join(', ');
}
