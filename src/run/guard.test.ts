import { describe, expect, test } from 'vitest';
import { readContract } from '../model/contract/contract.js';
import type { Answer } from '../model/exchange.js';
import { guardHost, guardWorkspace } from './guard.js';

const contract = readContract();

describe('the production service', () => {
  test.each([
    'https://connect.getseam.com',
    'https://CONNECT.getSeam.com',
    'https://connect.getseam.com.',
    'https://connect.getseam.com..',
    'https://connect.getseam.com:8443',
    'http://connect.getseam.com.:80/prefix',
  ])('%s is refused beyond safe', (url) => {
    expect(() => guardHost({ profile: 'core', url }, contract)).toThrow(/is a production service/);
    expect(() => guardHost({ profile: 'safe', url }, contract)).not.toThrow();
  });

  test('other hosts are not', () => {
    for (const url of ['https://staging.getseam.com', 'https://connect.getseam.com.example.com', 'http://127.0.0.1:1'])
      expect(() => guardHost({ profile: 'full', url }, contract)).not.toThrow();
  });

  test('exactly the acknowledged host is let through', () => {
    const url = 'https://connect.getseam.com:8443';
    const guarded = (acknowledgedHost: string) => () => guardHost({ profile: 'full', url, acknowledgedHost }, contract);
    expect(guarded('connect.getseam.com:8443')).not.toThrow();
    expect(guarded('Connect.getseam.com.:8443')).not.toThrow();
    expect(guarded('connect.getseam.com')).toThrow();
    expect(guarded('getseam.com')).toThrow();
  });
});

describe('the workspace', () => {
  const url = 'http://127.0.0.1:8080';
  const answered = (status: number, body: unknown): Answer => ({
    kind: 'response',
    status,
    headers: [],
    body: JSON.stringify(body),
    isUtf8: true,
  });
  const workspace = (is_sandbox: unknown) => answered(200, { workspace: { workspace_id: 'w', is_sandbox } });

  test('is let through where it says that it is a sandbox', () => {
    expect(guardWorkspace({ profile: 'full', url }, workspace(true))).toBeUndefined();
  });

  test.each<readonly [string, Answer]>([
    ['false', workspace(false)],
    ['text', workspace('true')],
    ['a number', workspace(1)],
    ['null', workspace(null)],
    ['missing', workspace(undefined)],
    ['no workspace', answered(200, {})],
    ['not found', answered(404, {})],
    ['an error', answered(500, {})],
    ['a redirect', answered(302, {})],
  ])('%s keeps a run beyond safe away', (_what, answer) => {
    expect(() => guardWorkspace({ profile: 'core', url }, answer)).toThrow(/sandbox/);
    expect(guardWorkspace({ profile: 'safe', url }, answer)).toBeUndefined();
    expect(guardWorkspace({ profile: 'core', url, acknowledgedHost: '127.0.0.1:8080' }, answer)).toBeUndefined();
  });

  test.each<readonly [string, Answer]>([
    ['refused credentials', answered(401, {})],
    ['forbidden', answered(403, {})],
    ['a limit', answered(429, {})],
    ['a gateway', answered(503, {})],
    ['no answer', { kind: 'failure', failure: 'timeout', detail: 'nothing complete within 300 ms' }],
  ])('%s leave the target unjudged', (_what, answer) => {
    expect(guardWorkspace({ profile: 'core', url }, answer)).toMatch(/workspace/);
  });
});
