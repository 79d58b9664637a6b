import { request } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { jsonAnswer, type ScriptedAnswer, success } from '../../../suites/clients/scripted-answer.js';
import { readContract } from '../../model/contract/contract.js';
import { openScriptedTarget, type ScriptedTarget } from './scripted-target.js';

const opened: ScriptedTarget[] = [];

async function open(...answers: readonly ScriptedAnswer[]): Promise<ScriptedTarget> {
  const script = {
    id: 'one',
    answers,
    call: { parameters: { id: 'mine' }, credential: 'api-key' },
    operation: { path: '/x' },
  } as const;
  const target = await openScriptedTarget([script], (text) => text.replaceAll('hush', '{{api-key}}'));
  opened.push(target);
  return target;
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map((target) => target.close()));
});

describe('the scripted target', () => {
  test('records what arrives in order and spelling, repetitions included', async () => {
    const target = await open(success);
    const { port } = new URL(target.url);
    await new Promise<void>((resolve, reject) => {
      const outgoing = request(
        {
          port,
          host: '127.0.0.1',
          method: 'DELETE',
          path: '/a?b=%C3%A9+c&b=2',
          headers: { 'X-Two': ['1', '2'], AUTHORIZATION: 'Bearer hush', 'content-length': '2' },
        },
        (incoming) => incoming.resume().on('end', resolve),
      );
      outgoing.on('error', reject).end('ü');
    });
    const [arrival] = target.arrived().arrivals;
    expect(arrival).toMatchObject({ method: 'DELETE', target: '/a?b=%C3%A9+c&b=2', body: 'ü', isUtf8: true });
    expect(arrival?.headers.filter(([name]) => /^(?:x-two|authorization)$/i.test(name))).toEqual([
      ['X-Two', '1'],
      ['X-Two', '2'],
      ['AUTHORIZATION', 'Bearer {{api-key}}'],
    ]);
  });

  test('gives its answers in turn and then the last one', async () => {
    const target = await open(jsonAnswer(429, {}), success);
    const statuses = [];
    for (let count = 0; count < 3; count += 1) statuses.push((await fetch(`${target.url}/x`)).status);
    expect(statuses).toEqual([429, 200, 200]);
    expect(target.arrived().arrivals).toHaveLength(3);
  });

  test('closes the connection where it is told to', async () => {
    const target = await open({ kind: 'drop' });
    await expect(fetch(target.url, { method: 'POST', body: '{}' })).rejects.toThrow();
    expect(target.arrived().arrivals[0]?.answer).toMatchObject({ kind: 'failure', failure: 'connection-lost' });
  });

  test.each(['other-port', 'other-host'] as const)('redirects to %s and records what comes there', async (to) => {
    const target = await open({ kind: 'redirect', status: 307, to });
    const answer = await fetch(`${target.url}/x?y=1`, { headers: { authorization: 'Bearer hush' } });
    expect(await answer.json()).toEqual({ ok: true });
    expect(new URL(answer.url).origin).not.toBe(target.url);
    expect(target.arrived().elsewhere.map((arrival) => arrival.target)).toEqual(['/x?y=1']);
  });

  test.each([
    ['a stranger', 'Bearer someone', '{"id":"else"}', 0],
    ['a client with another token', 'Bearer someone', '{"id":"MINE"}', 1],
    ['a client with other parameters', 'Bearer hush', '{"id":"else"}', 1],
    ['a client that says nothing at all', undefined, '', 1],
  ])('keeps what %s sends: %s %s', async (_who, authorization, body, kept) => {
    const { port } = new URL((await open(success)).url);
    await fetch(`http://127.0.0.1:${port}/x`, {
      method: 'POST',
      body,
      headers: authorization === undefined ? {} : { authorization },
    }).catch(() => undefined);
    expect(opened.at(-1)?.arrived().arrivals).toHaveLength(kept);
  });

  test('describes the API without recording that it was asked', async () => {
    const target = await open(success);
    const text = await (await fetch(`${target.url}/openapi.json`)).text();
    expect(text).not.toContain('$ref');
    expect(Object.keys(JSON.parse(text).paths)).toHaveLength(readContract().operations.length);
    expect(target.arrived().arrivals).toEqual([]);
  });
});
