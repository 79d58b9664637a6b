import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { conformingSteps } from '../../fixtures/mutant-clients/conforming-steps.js';
import { mutant } from '../../fixtures/mutants/index.js';
import type { Mutant } from '../../fixtures/mutants/mutant.js';
import { packageRoot } from '../../src/ground/package-root.js';
import { prove } from './proof.js';

function runProve(...args: readonly string[]): Promise<{ readonly code: number; readonly output: string }> {
  const file = join(packageRoot, 'dist', 'tools', 'kill-matrix', 'prove.js');
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [file, ...args], (_error, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, output: stdout + stderr }),
    );
  });
}

test('proves a requirement on servers and one on clients', async () => {
  const { code, output } = await runProve('void.ok-boolean', 'request.once');
  expect(output).toMatch(/ok {2}reference: conforms/);
  expect(output).toMatch(/^void\.ok-boolean: [1-9]\d* mutants, 0 faults/m);
  expect(output).toMatch(/^request\.once: [1-9]\d* mutants, 0 faults/m);
  expect(code).toBe(0);
});

test('names the nearest requirement for an unknown one', async () => {
  const { code, output } = await runProve('void.ok-bolean');
  expect(output).toContain('there is no requirement "void.ok-bolean"; did you mean "void.ok-boolean"?');
  expect(code).toBe(2);
});

test.each([
  [[], 2, "missing required argument 'requirement'"],
  [['--all'], 2, 'unknown option'],
  [['--help'], 0, 'npm run prove -- uuid.malformed-refused'],
])('%j ends with %i', async (args, expected, part) => {
  const { code, output } = await runProve(...args);
  expect(output).toContain(part);
  expect(code).toBe(expected);
});

test('finds fault with a mutant that nothing catches', async () => {
  const harmless: Mutant = { ...mutant('success-not-ok'), id: 'harmless', wrap: (handle) => handle };
  const client = {
    id: 'harmless-client',
    requirement: 'request.once',
    title: 'conforms',
    broken: () => conformingSteps,
  } as const;
  const subjects = { mutants: [harmless], mutantClients: [client] };
  const steps: string[] = [];
  const servers = await prove('void.ok-true', ({ subject }) => steps.push(subject), subjects);
  expect(servers.map(({ faults }) => faults.length > 0)).toEqual([false, true]);
  expect(servers[1]?.faults[0]).toBe('harmless: expected to fail void.ok-true, it does not');
  expect(steps.toSorted()).toEqual(['harmless', 'reference']);
  const clients = await prove('request.once', () => undefined, subjects);
  expect(clients[0]?.faults).toEqual(['harmless-client: expected to fail request.once, it does not']);
});
