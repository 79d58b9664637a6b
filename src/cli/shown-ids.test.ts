import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { mutants } from '../../fixtures/mutants/index.js';
import { nullTargets } from '../../fixtures/null-targets/index.js';
import { clientRequirements } from '../../spec/requirements/clients/index.js';
import { requirements } from '../../spec/requirements/servers/index.js';
import { suites } from '../../suites/servers/index.js';
import { bundledDrivers } from '../clients/bundled-drivers.js';
import { globPattern } from '../ground/glob-pattern.js';
import { packageRoot } from '../ground/package-root.js';
import { readContract } from '../model/contract/contract.js';
import { readCaseLock } from '../model/requirement-set/case-lock.js';
import { program } from './program.js';
import { testConsole } from './testing/console.test-support.js';

const pages = ['.', 'docs', 'drivers', ...readdirSync(join(packageRoot, 'examples')).map((name) => `examples/${name}`)]
  .filter((folder) => existsSync(join(packageRoot, folder)))
  .flatMap((folder) => readdirSync(join(packageRoot, folder)).map((name) => join(folder, name)))
  .filter((file) => file.endsWith('.md'));
const texts = new Map(pages.map((file) => [file, readFileSync(join(packageRoot, file), 'utf8')]));

const operations = readContract().operations.map(({ id }) => id);
const requirementIds = [...requirements, ...clientRequirements].map(({ id }) => id as string);
const cases = readCaseLock().groups.flatMap((group) =>
  group.cases.filter(({ retired }) => retired === undefined).map(({ variant }) => `${group.prefix}/${variant}`),
);
const concerns = suites.map(({ concern }) => concern as string);
const families = new Set(requirementIds.map((id) => id.split('.')[0] ?? ''));

beforeAll(async () => {
  const lines: string[] = [];
  const root = await program(testConsole(lines), () => undefined, []);
  for (const command of [root, ...root.commands]) {
    lines.length = 0;
    command.outputHelp();
    texts.set(`${command.name()} --help`, lines.join('\n'));
  }
});

/** What a pattern finds in all texts, by where it stands. */
function shown(pattern: RegExp): readonly (readonly [where: string, id: string])[] {
  return [...texts].flatMap(([where, text]) =>
    [...text.matchAll(pattern)].map(([, id = '']): readonly [string, string] => [where, id]),
  );
}

function unknown(
  found: readonly (readonly [where: string, id: string])[],
  isKnown: (id: string) => boolean,
): readonly string[] {
  return found.filter(([, id]) => !isKnown(id)).map(([where, id]) => `${where}: ${id}`);
}

describe('ids in pages and help', () => {
  test('of cases exist', () => {
    const found = shown(new RegExp(`\\b((?:${operations.join('|').replaceAll('.', '\\.')})/[^\\s\`'"|<)]+)`, 'g'));
    const isKnown = (id: string) =>
      cases.includes(id.replace(/[:.,]$/, '')) || concerns.includes(id.split('/')[1] ?? '');
    expect(found.length).toBeGreaterThan(10);
    expect(unknown(found, isKnown)).toEqual([]);
  });

  test('of requirements exist', () => {
    // A member of JSON, such as that of an error, has no hyphen.
    const found = shown(/`([a-z]+\.[a-z0-9]+(?:-[a-z0-9]+)+)`/g).filter(([, id]) =>
      families.has(id.split('.')[0] ?? ''),
    );
    expect(found.length).toBeGreaterThan(10);
    expect(unknown(found, (id) => requirementIds.includes(id))).toEqual([]);
  });

  test('that are to be explained exist', () => {
    const found = shown(/seam-conformance explain ([a-z]\S*)/g);
    expect(found.length).toBeGreaterThan(1);
    expect(unknown(found, (id) => cases.includes(id) || requirementIds.includes(id))).toEqual([]);
  });

  test('that are to be selected match something', () => {
    const found = shown(/--only '?([a-z][^\s'`]*)/g);
    expect(found.length).toBeGreaterThan(2);
    const all = [...operations, ...requirementIds, ...cases];
    expect(unknown(found, (glob) => all.some((id) => globPattern(glob).test(id)))).toEqual([]);
  });

  test.each([
    ['mutants', /--mutant ([a-z]\S*)/g, mutants.map(({ id }) => id)],
    ['null targets', /--null ([a-z]\S*)/g, nullTargets.map(({ id }) => id)],
    ['drivers', /--driver ([a-z]\S*)/g, bundledDrivers.map(({ name }) => name)],
    ['profiles', /--profile ([a-z]+)/g, ['safe', 'core', 'full']],
  ])('of %s exist', (_what, pattern, known: readonly string[]) => {
    const found = shown(pattern);
    expect(found.length).toBeGreaterThan(0);
    expect(unknown(found, (id) => known.includes(id))).toEqual([]);
  });
});
