import { mainCredential } from '../../spec/credentials.js';
import type { Operation } from '../../src/model/contract/operation.js';
import { type DraftedCase, type Grounds, parametersOf, plainTrial, trial, validCall } from './draft.js';
import { emptyId, oddIds } from './odd-ids.js';
import { success } from './scripted-answer.js';
import type { Trial } from './trial.js';

const api = { credential: mainCredential } as const;

/** What a call sends: one request, in a documented form, with the parameters as they were given. */
export function* requestTrials(grounds: Grounds): Generator<Trial> {
  for (const operation of grounds.operations) {
    for (const [index, { parameters: shape }] of operation.shapes.entries()) {
      const variant = shape.join('+');
      yield trial('client-requests', operation, variant, {
        call: validCall(grounds, operation, variant, { shape }),
        answers: [success],
        cases: [
          index === 0
            ? { requirement: 'offer.operation', variant, title: 'is offered', expect: { kind: 'offered' } }
            : { requirement: 'offer.parameters', variant, title: `takes ${words(shape)}`, expect: { kind: 'offered' } },
          ...plainCases(variant),
        ],
      });
    }
    yield* exclusiveTrials(grounds, operation);
    yield* oddTrials(grounds, operation);
  }
}

function plainCases(variant: string): readonly DraftedCase[] {
  return [
    { requirement: 'request.once', variant, title: 'makes one request', expect: { kind: 'one-request' } },
    {
      requirement: 'request.documented-form',
      variant,
      title: 'has a documented method and path',
      expect: { kind: 'documented-form' },
    },
    {
      requirement: 'request.parameters-unchanged',
      variant,
      title: 'sends the parameters as given',
      expect: { kind: 'parameters-unchanged' },
    },
    {
      requirement: 'request.parameters-in-place',
      variant,
      title: 'puts the parameters where the form demands',
      expect: { kind: 'parameters-in-place' },
    },
    { requirement: 'request.json-body', variant, title: 'sends a body as JSON', expect: { kind: 'json-body' } },
    {
      requirement: 'request.nothing-undocumented',
      variant,
      title: 'sends nothing else',
      expect: { kind: 'nothing-undocumented' },
    },
    {
      requirement: 'credential.bearer',
      variant: `${mainCredential}/${variant}`,
      title: 'presents the API key as a bearer token',
      expect: { kind: 'bearer' },
    },
    {
      requirement: 'credential.workspace-absent',
      variant: `${mainCredential}/${variant}`,
      title: 'names no workspace beside an API key',
      expect: { kind: 'workspace', value: undefined },
    },
    {
      requirement: 'secret.only-in-authorization',
      variant: `${mainCredential}/${variant}`,
      title: 'keeps the API key in its header',
      expect: { kind: 'token-only-in-authorization' },
    },
    { requirement: 'result.void', variant, title: 'returns nothing', expect: { kind: 'void' } },
  ];
}

function* exclusiveTrials(grounds: Grounds, operation: Operation): Generator<Trial> {
  if (operation.invalidCombinations.length === 0) return;
  for (const names of [[], ...operation.invalidCombinations]) {
    const variant = names.join('+') || 'nothing';
    yield trial('client-requests', operation, `exclusive:${variant}`, {
      call: { parameters: parametersOf(grounds.seed, operation, variant, names), ...api },
      answers: [success],
      control: plainTrial(operation),
      cases: [
        {
          requirement: 'request.exclusive-as-given',
          variant,
          title: `refuses ${words(names)} itself, or sends it as given`,
          expect: { kind: 'refused-or-as-given' },
        },
        ...(names.length === 0 ? [emptyCase] : []),
      ],
    });
  }
}

const emptyCase: DraftedCase = {
  requirement: 'request.empty-call-is-object',
  variant: 'nothing',
  title: 'refuses a call without parameters itself, or sends an object',
  expect: { kind: 'refused-or-object' },
};

function* oddTrials(grounds: Grounds, operation: Operation): Generator<Trial> {
  for (const { name: about } of operation.parameters) {
    const shape = operation.shapes.find(({ parameters }) => parameters.includes(about));
    if (shape) yield* oddTrialsOf(grounds, operation, about, shape.parameters);
  }
}

function* oddTrialsOf(
  grounds: Grounds,
  operation: Operation,
  about: string,
  shape: readonly string[],
): Generator<Trial> {
  const rest = shape.filter((name) => name !== about).join();
  const isValidWithout = operation.shapes.some(({ parameters }) => parameters.join() === rest);
  for (const { name, value, isUuid } of [...oddIds, ...(isValidWithout ? [emptyId] : [])]) {
    const isFirst = about === operation.shapes[0]?.parameters[0];
    const { parameters } = validCall(grounds, operation, isFirst ? `odd/${name}` : `odd/${about}/${name}`, { shape });
    const variant = `${about}=${name}`;
    yield trial('client-requests', operation, `odd:${variant}`, {
      call: { parameters: { ...parameters, [about]: value }, ...api },
      answers: [success],
      control: `${operation.id}/client-requests/${shape.join('+')}`,
      cases: [
        {
          requirement: 'request.ids-unharmed',
          variant,
          title: `passes an id on unharmed: ${name.replaceAll('-', ' ')}`,
          expect: { kind: isUuid ? 'sent-as-given' : 'refused-or-as-given' },
        },
      ],
    });
  }
}

function words(names: readonly string[]): string {
  return names.join(' with ') || 'a call without parameters';
}
