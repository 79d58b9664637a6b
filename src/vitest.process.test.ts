import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openInjected } from '../fixtures/kill-matrix/injected-transport.js';
import { mutants } from '../fixtures/mutants/index.js';
import { referenceHooks } from '../fixtures/reference/lender.js';
import { createReference } from '../fixtures/reference/reference.js';
import { listener } from '../fixtures/serve.js';
import { recorded } from './bundle/recorded.js';
import { embeddedCredentials } from './cli/judge-target.js';
import { packageRoot } from './ground/package-root.js';
import { report, verdict } from './report/sample.test-support.js';
import { type ConformanceTarget, describeConformance } from './vitest.js';

class Skipped extends Error {}

const operation = 'user_identities.revoke_access_to_device';
const braced = `${operation}/uuid.malformed-refused/user_identity_id=braced`;

async function judged(id: string, only: readonly string[], given: Partial<ConformanceTarget> = {}) {
  const reference = await createReference();
  const mutant = mutants.find((one) => one.id === id);
  if (mutant === undefined) throw new RangeError(`there is no mutant ${id}`);
  const tests = new Map<string, Parameters<Parameters<typeof describeConformance>[0]['test']>[1]>();
  describeConformance(
    { describe: (_name, body) => body(), test: (name, body) => tests.set(name, body) },
    {
      target: listener(mutant.wrap(reference.handle, reference)),
      profile: 'core',
      credentials: Object.fromEntries(embeddedCredentials),
      lender: {
        kind: 'reference',
        hooksFor: (inventory, key, owner) => referenceHooks(reference, inventory, key, owner),
      },
      run: { selection: { only }, ...{ openTransport: openInjected } },
      ...given,
    },
  );
  const skip = (note?: string) => {
    throw new Skipped(note);
  };
  return async (name: string) =>
    (await tests
      .get(name)?.({ skip })
      .then(
        () => 'passed',
        (error: Error) => `${error instanceof Skipped ? 'skipped' : 'failed'}: ${error.message}`,
      )) ?? 'no such test';
}

test('a failure says what was sent, what came back and how to send it again; the bundle is written where it was asked for', async () => {
  const output = join(mkdtempSync(join(tmpdir(), 'door-')), 'bundle');
  const result = await judged('uuid-braced', ['uuid.malformed-refused'], { output });
  const text = await result(braced);
  expect(text).toMatch(/^failed: MUST uuid\.malformed-refused/);
  expect(text).toContain('> POST /user_identities/revoke_access_to_device');
  expect(text).toContain('< 200 {"ok":true}');
  expect(text).toContain('curl -sS -i -X POST');
  expect(existsSync(join(output, 'report.json'))).toBe(true);
});

test('a selection is not written over the bundle of a whole run', async () => {
  const output = mkdtempSync(join(tmpdir(), 'door-'));
  const whole = JSON.stringify(recorded(report([verdict()])));
  writeFileSync(join(output, 'report.json'), whole);
  const result = await judged('uuid-braced', ['uuid.malformed-refused'], { output });
  expect(await result(braced)).toMatch(/^failed: .* which a part of one never replaces/);
  expect(readFileSync(join(output, 'report.json'), 'utf8')).toBe(whole);
});

test('what the baseline knows is skipped', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'door-')), 'baseline.yaml');
  writeFileSync(
    file,
    "entries:\n  - requirement: uuid.malformed-refused\n    reason: it is replaced\n    signature: ['status: expected 400, received 200']\n",
  );
  const result = await judged('uuid-braced', ['uuid.malformed-refused'], { baseline: file });
  expect(await result(braced)).toMatch(/^skipped: Known to the baseline/);
});

test('an operation that is not served is one failure, and the rest of it is skipped', async () => {
  const result = await judged('operation-absent', [`${operation}*`]);
  expect(await result(`${operation}/method.served/no-such-route`)).toMatch(/^failed: /);
  expect(await result(braced)).toMatch(/^skipped: [\s\S]*not implemented/);
  expect(await result('the target conforms')).toMatch(/^failed: expected conforming/);
});

test('its declarations compile where nobody has the types of Node', () => {
  const folder = mkdtempSync(join(tmpdir(), 'seam-conformance-'));
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(packageRoot, join(folder, 'node_modules', 'seam-conformance'), 'junction');
  const compilerOptions = {
    module: 'nodenext',
    target: 'es2022',
    lib: ['es2023'],
    types: [],
    strict: true,
    noEmit: true,
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['conformance.ts'] }));
  const source = (target: string) => `
    import { describeConformance } from 'seam-conformance/vitest';
    declare const describe: (name: string, body: () => void) => void;
    declare const test: (name: string, body: (context: { skip(note?: string): never }) => Promise<void>) => void;
    describeConformance({ describe, test }, { target: ${target}, profile: 'safe', credentials: {} });`;
  const compile = (target: string) => {
    writeFileSync(join(folder, 'conformance.ts'), source(target));
    const compiler = join(packageRoot, 'node_modules', 'typescript', 'bin', 'tsc');
    return execFileSync(process.execPath, [compiler, '-p', folder], { encoding: 'utf8' });
  };
  expect(compile('(request, response) => response.end(request.url)')).toBe('');
  expect(() => compile('5')).toThrow();
});
