import { expect, test } from 'vitest';
import type { Exchange } from '../../model/exchange.js';
import { lookAt } from '../../model/origin.js';
import { judgeScenario, type Played } from './scenario.js';

const accepted = {
  index: 1,
  origin: { kind: 'step', experiment: 'e', step: 'call' },
  request: { method: 'POST', path: '/', query: [], headers: {} },
  answer: { kind: 'response', status: 200, headers: [], body: '{"ok":true}', isUtf8: true },
  attempts: 1,
  startedAt: 0,
  durationMs: 1,
} as unknown as Exchange;

const played = (isCut: boolean): Played =>
  ({
    experiment: {
      stage: { parts: ['devices'], hasForeign: false, needsTwoSystems: false, isGranted: true },
      steps: [{ name: 'call', role: 'act' }],
      facets: [{ name: 'devices of A', observer: 'accessible-devices', subject: 'A', isForeign: false }],
    },
    loan: {
      lending: { strength: 'strong', isCreated: true },
      scene: { ids: { A: 'a', D1: 'd1', D2: 'd2' }, isReal: true, isCreated: true },
      observed: { [lookAt('before', 'devices of A')]: ['d1', 'd2'], [lookAt('after', 'devices of A')]: ['d1', 'd2'] },
      ...(isCut ? { isCut } : {}),
    },
    exchanges: new Map([['call', accepted]]),
    standing: { accepted: new Set() },
  }) as unknown as Played;

test.each([
  ['the run went on to look', false, 'fail', 'target'],
  ['the run ended before it could show', true, 'inconclusive', 'environment'],
] as const)('a change that did not show where %s', (_case, isCut, outcome, attribution) => {
  const change = { kind: 'state', becomes: { 'devices of A': ['D2'] }, mayBeRefused: false } as const;
  const ruling = judgeScenario(played(isCut), change, 'call');
  expect([ruling.outcome, ruling.attribution]).toEqual([outcome, attribution]);
});
