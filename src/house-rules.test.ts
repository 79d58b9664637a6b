import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from './ground/package-root.js';

const longest = 250;

/** Tables may be long: their rows are read one at a time. */
const tables = ['spec/', 'fixtures/mutants/', 'fixtures/mutant-clients/mutants/', 'fixtures/variants/'];

const files = ['spec', 'suites', 'fixtures', 'src', 'tools', 'drivers', 'examples']
  .flatMap((folder) =>
    readdirSync(join(packageRoot, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
  )
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.(?:ts|mjs|py|go|php|rb|sh|java)$/.test(file) && !file.includes('node_modules'));

const textOf = (file: string) => readFileSync(join(packageRoot, file), 'utf8');

function isTooLong(text: string): boolean {
  return text.trimEnd().split('\n').length > longest;
}

/** Exported declarations without a docstring right above. */
function undocumented(text: string): readonly { readonly kind: string; readonly name: string }[] {
  const lines = text.split('\n');
  const declaration = /^export (?:default )?(?:async )?(function|const|class|interface|type)\*? (\w+)/;
  return lines.flatMap((line, index) => {
    const [, kind = '', name = ''] = declaration.exec(line) ?? [];
    const above = lines[index - 1] ?? '';
    // A further signature of the same function shares the docstring of the first.
    const isOverload = above.startsWith(`export function ${name}(`) && above.endsWith(';');
    return name === '' || isOverload || above.endsWith('*/') ? [] : [{ kind, name }];
  });
}

test(`no file but a table has more than ${longest} lines`, () => {
  expect(files.length).toBeGreaterThan(300);
  const long = files.filter((file) => !tables.some((table) => file.startsWith(table)) && isTooLong(textOf(file)));
  expect(long).toEqual([]);
});

test('a long file is seen', () => {
  expect(isTooLong('x\n'.repeat(longest))).toBe(false);
  expect(isTooLong('x\n'.repeat(longest + 1))).toBe(true);
});

test('every exported function has a docstring, and in the machine everything that is exported', () => {
  const bare = files
    .filter((file) => /\.(?:ts|mjs)$/.test(file) && !/\.test\.ts$/.test(file))
    .flatMap((file) =>
      undocumented(textOf(file))
        .filter(({ kind }) => kind === 'function' || /^(?:src|suites|tools)\//.test(file))
        .map(({ name }) => `${file}: ${name}`),
    );
  expect(bare).toEqual([]);
});

test('an export without a docstring is seen', () => {
  const names = (text: string) => undocumented(text).map(({ name }) => name);
  expect(names('/** Says it. */\nexport function said(): void {}\n')).toEqual([]);
  expect(names('// Says it.\nexport async function said(): void {}\n')).toEqual(['said']);
  expect(names('\nexport const named = 1;\nexport type Named = 1;\n')).toEqual(['named', 'Named']);
});

test('no two exported types share a name', () => {
  const declared = files
    .filter((file) => /^(?:spec|suites|fixtures|src|tools)\/.*\.ts$/.test(file))
    .flatMap((file) => [...textOf(file).matchAll(/^export (?:interface|type|class) (\w+)/gm)].map(([, name]) => name));
  expect(declared.length).toBeGreaterThan(300);
  expect(declared.filter((name, index) => declared.indexOf(name) !== index)).toEqual([]);
});
