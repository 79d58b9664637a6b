import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { clientRequirements } from '../../spec/requirements/clients/index.js';
import { requirements } from '../../spec/requirements/servers/index.js';
import { configSchema } from '../../src/cli/settings/config-schema.js';
import { packageRoot } from '../../src/ground/package-root.js';
import { mistakesIn } from '../../src/ground/schema.js';
import { publishedCase } from '../../src/model/requirement-set/published-case.js';
import { shownConfiguration } from './configuration.js';
import { referencePages } from './pages.js';

const textOf = (file: string) => readFileSync(join(packageRoot, 'docs', file), 'utf8');

test.each(Object.entries(referencePages))('docs/%s is what npm run pages writes', (file, render) => {
  expect(textOf(file)).toBe(render());
});

test('the configuration that the page shows is valid, and every setting has a row', () => {
  expect(mistakesIn(configSchema, shownConfiguration)).toEqual([]);
  const page = textOf('configuration.md');
  const { properties } = JSON.parse(readFileSync(join(packageRoot, 'spec', 'config.schema.json'), 'utf8'));
  for (const name of Object.keys(properties).filter((one) => one !== '$schema')) {
    expect(page).toMatch(new RegExp(`^\\| \`${name}[.\`]`, 'm'));
  }
});

test('every requirement has a section, and the cases that it shows were published', () => {
  const page = textOf('requirements.md');
  for (const { id, statement } of [...requirements, ...clientRequirements]) {
    const [, section = ''] = page.split(`\n### ${id}\n`);
    expect(section.startsWith('\n**'), id).toBe(true);
    expect(section).toContain(statement);
  }
  const shown = [...page.matchAll(/for example `([^`]+)`/g)].map(([, id = '']) => id);
  expect(shown.length).toBeGreaterThan(50);
  expect(shown.filter((id) => publishedCase(id) === undefined)).toEqual([]);
});
