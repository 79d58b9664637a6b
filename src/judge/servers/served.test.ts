import { expect, test } from 'vitest';
import type { Exchange } from '../../model/exchange.js';
import type { Reading } from './reading.js';
import { judgeServed } from './served.js';

const answered = (status: number, body: string) =>
  ({
    index: 1,
    request: { method: 'DELETE', path: '/things/1', query: [], headers: {} },
    answer: { kind: 'response', status, headers: [], body, isUtf8: true },
  }) as unknown as Exchange;

const alike = answered(404, '{"detail":"Not Found"}');
const unknownThing = answered(404, '{"detail":"Thing not found"}');

interface Answers {
  readonly malformed: Exchange;
  readonly control: Exchange;
}

const reading = ({ malformed, control }: Answers, place: 'path' | 'query', strength: 'weak' | 'strong'): Reading =>
  ({
    experiment: {
      operation: { id: 'things.delete', described: { places: new Map([['thing_id', { in: place }]]) } },
      shape: ['thing_id'],
      steps: [
        { name: 'witness: invalid', role: 'witness', about: 'thing_id' },
        { name: 'no-such-route', role: 'probe' },
        { name: 'control', role: 'control' },
      ],
      cases: [{ step: 'no-such-route', expect: { kind: 'served' } }],
    },
    lending: { strength },
    exchanges: new Map([
      ['witness: invalid', malformed],
      ['no-such-route', alike],
      ['control', control],
    ]),
    control: 'weak',
    isDiscriminating: true,
    standing: { strayed: new Map() },
  }) as unknown as Reading;

test.each([
  ['what is made up in a path and answered as nothing is', 'path', 'weak', alike, alike, 'inconclusive'],
  ['what exists in a path and is answered as nothing is', 'path', 'strong', alike, alike, 'fail'],
  ['what is made up in a path and is said not to exist', 'path', 'weak', unknownThing, unknownThing, 'pass'],
  ['what is malformed in a path and refused as such', 'path', 'weak', answered(400, '{}'), alike, 'pass'],
  ['a method that is not allowed', 'path', 'weak', answered(405, '{}'), answered(405, '{}'), 'fail'],
  ['what is malformed in a query and answered as nothing is', 'query', 'weak', alike, alike, 'fail'],
  ['what is malformed in a query and refused as such', 'query', 'weak', answered(400, '{}'), alike, 'pass'],
] as const)('tells a route by %s', (_case, place, strength, malformed, control, outcome) => {
  expect(judgeServed(reading({ malformed, control }, place, strength), alike).outcome).toBe(outcome);
});
