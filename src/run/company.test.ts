import pLimit from 'p-limit';
import { expect, test } from 'vitest';
import type { Exchange } from '../model/exchange.js';
import type { Experiment } from '../model/experiment/experiment.js';
import type { Facet } from '../model/experiment/facet.js';
import { placeOf } from '../model/origin.js';
import { companies, meet } from './company.js';
import type { Call } from './world/call.js';
import type { Lender } from './world/lender.js';

const facet = (subject: Facet['subject'], isForeign = false) =>
  ({
    name: `${isForeign ? 'foreign ' : ''}identity ${subject}`,
    observer: 'user-identity',
    subject,
    isForeign,
  }) as Facet;

const scenario = (id: string, concern = 'effects', stage = {}): Experiment =>
  ({
    id,
    concern,
    operation: { id: 'o', method: 'POST', path: '/o' },
    facets: [facet('A'), facet('B'), facet('O')],
    stage: { parts: [], isGranted: true, hasForeign: false, needsTwoSystems: false, ...stage },
  }) as unknown as Experiment;

test('scenarios on stages that are alike are in one company', () => {
  const alike = [
    scenario('a'),
    scenario('b'),
    scenario('c', 'isolation'),
    scenario('d', 'effects', { isGranted: false }),
  ];
  expect(companies(alike).map((members) => members.map(({ id }) => id))).toEqual([['a', 'b'], ['c'], ['d']]);
});

test('a company is looked at once before and once after, those who were there before anything is arranged', async () => {
  const sent: string[] = [];
  const call: Call = async (origin, request) => {
    const { experiment, step } = placeOf(origin);
    sent.push(`${experiment} ${step}`);
    const answer = { kind: 'response', status: 200, headers: [], body: '{"user_identity":{}}', isUtf8: true } as const;
    return { index: sent.length, origin, request, answer, attempts: 1, startedAt: 0, durationMs: 0 } as Exchange;
  };
  const lender = {
    others: async () => ({ O: 'o' }),
    company: async (_stage: unknown, { id }: { id: string }, others: object) => {
      sent.push(`${id} arranged`);
      return { ids: { B: 'b', ...others }, isReal: true, isCreated: true };
    },
  } as unknown as Lender;
  const patience = {
    again: async () => false,
    done: () => undefined,
    outlast: async () => false,
    isOver: () => false,
    isLate: () => false,
    shown: () => undefined,
    notLasting: () => undefined,
  };
  const company = await meet([scenario('a'), scenario('b')], lender, call, { seed: 1, patience, looking: pLimit(1) });
  expect(sent).toEqual(['a/company before: identity O', 'a/company arranged', 'a/company before: identity B']);
  expect(await company?.part()).toMatchObject({ scene: { ids: { B: 'b', O: 'o' } }, lending: { strength: 'strong' } });
  expect(sent.slice(3)).toEqual(['a/company after: identity B', 'a/company after: identity O']);
});
