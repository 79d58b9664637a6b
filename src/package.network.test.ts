import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { createReference } from '../fixtures/reference/reference.js';
import { referenceCredentials } from '../fixtures/reference/seed.js';
import { listen } from '../fixtures/serve.js';
import { packageRoot } from './ground/package-root.js';

const execute = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'seam-conformance-install-'));

async function inFolder(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ readonly code: number; readonly output: string }> {
  try {
    const { stdout, stderr } = await execute(command, [...args], {
      cwd: folder,
      env: { ...process.env, NO_COLOR: '1', SEAM_ENDPOINT: '', ...env },
      maxBuffer: 64 * 1024 * 1024,
    });
    return { code: 0, output: stdout + stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, output: stdout + stderr };
  }
}

beforeAll(async () => {
  // The build is there already; packing must not make another one under the running tests.
  const { stdout } = await execute('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], {
    cwd: packageRoot,
    maxBuffer: 64 * 1024 * 1024,
  });
  const packed = JSON.parse(stdout);
  const [{ filename }] = Array.isArray(packed) ? packed : Object.values(packed);
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'vendor', private: true, type: 'module' }));
  const installed = await inFolder('npm', ['install', '--no-audit', '--no-fund', `./${filename}`, 'vitest@5']);
  expect(installed.output).not.toContain('npm error');
}, 240_000);

describe('the package, installed in an empty folder', () => {
  test('judges the embedded reference', async () => {
    const { code, output } = await inFolder('npx', ['seam-conformance', 'run', '--reference']);
    expect(output).toContain('conforming');
    expect(code).toBe(0);
  });

  test('judges a target by URL', async () => {
    const reference = await createReference();
    const { url, close } = await listen(reference.handle);
    const { code } = await inFolder(
      'npx',
      ['seam-conformance', 'run', url, '--profile', 'safe', '--output', 'by-url'],
      {
        SEAM_API_KEY: referenceCredentials.apiKey,
      },
    );
    await close();
    expect(code).toBe(0);
    expect(JSON.parse(readFileSync(join(folder, 'by-url', 'report.json'), 'utf8'))).toMatchObject({
      target: url,
      outcome: 'conforming',
    });
  });
});

const preamble = `
import { describe, test } from 'vitest';
import { describeConformance } from 'seam-conformance/vitest';
import { createReference, listener, referenceCredentials } from 'seam-conformance/reference';
const credentials = {
  'api-key': referenceCredentials.apiKey,
  'personal-access-token': referenceCredentials.personalAccessToken,
};
const run = { selection: { only: ['required.*', 'void.*'] } };
`;

describe('the vitest door, under vitest 5', () => {
  const judge = async (file: string, text: string) => {
    writeFileSync(join(folder, `${file}.test.mjs`), text);
    return inFolder('npx', ['vitest', 'run', `${file}.test.mjs`]);
  };

  test('is green for the reference', async () => {
    const { code, output } = await judge(
      'reference',
      `${preamble}
const reference = await createReference();
describeConformance({ describe, test }, { target: listener(reference.handle), profile: 'core', credentials, run });`,
    );
    expect(output).toMatch(/Tests\s+\d+ passed/);
    expect(code).toBe(0);
  });

  test.each([
    ['a broken import', `${preamble.replace('seam-conformance/vitest', 'seam-conformance/absent')}`],
    [
      'a dead target',
      `${preamble}describeConformance({ describe, test }, { target: 'http://127.0.0.1:9', profile: 'core', credentials, run });`,
    ],
    [
      'a missing world',
      `${preamble}
const reference = await createReference();
describeConformance({ describe, test }, { target: listener(reference.handle), profile: 'core', credentials: {}, run });`,
    ],
  ])('is red for %s', async (name, text) => {
    const { code, output } = await judge(name.replaceAll(' ', '-'), text);
    expect(code, output).not.toBe(0);
  });
});
