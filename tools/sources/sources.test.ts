import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { documents } from '../../spec/documents.js';
import { interpretations } from '../../spec/interpretations.js';
import { clientRequirements } from '../../spec/requirements/clients/index.js';
import { clientInterpretations } from '../../spec/requirements/clients/interpretations.js';
import { requirements } from '../../spec/requirements/servers/index.js';
import { sourceDocuments } from '../../spec/sources/index.js';
import { packageRoot } from '../../src/ground/package-root.js';
import { renderSources } from './render.js';

const statements = sourceDocuments.flatMap(({ title, statements: own }) => own.map((one) => ({ title, ...one })));

describe('the statements of the sources', () => {
  test('cover the five documents', () => {
    const titles = sourceDocuments.map(({ title }) => title);
    expect(titles).toEqual(expect.arrayContaining(Object.values(documents)));
    expect(titles.length).toBe(new Set(titles).size);
    expect(statements.length).toBeGreaterThan(100);
  });

  test('each became a requirement, a reading, or nothing for a reason', () => {
    const unclear = statements.filter(({ requirements: met = [], interpretations: read = [], excluded = '' }) => {
      const isUsed = met.length + read.length > 0;
      return isUsed ? excluded !== '' : excluded.length < 20;
    });
    expect(unclear).toEqual([]);
  });

  test('every requirement that cites a section is among what became of it', () => {
    const missing = [...requirements, ...clientRequirements].flatMap(({ id, sources }) =>
      sources
        .filter((source) => 'document' in source)
        .filter(
          ({ document, section }) =>
            !statements.some(
              (one) => one.title === document && one.section === section && one.requirements?.some((own) => own === id),
            ),
        )
        .map(({ document, section }) => `${id}: "${document}", ${section}`),
    );
    expect(missing, 'spec/sources says nothing of these, or their sections are named otherwise there').toEqual([]);
  });

  test('every reading is one of a statement', () => {
    const read = new Set<string>(statements.flatMap(({ interpretations: own = [] }) => own));
    const idle = [...interpretations, ...clientInterpretations].map(({ id }) => id).filter((id) => !read.has(id));
    expect(idle, 'no statement in spec/sources needs these').toEqual([]);
  });

  test('stand on the page as they are', () => {
    const page = readFileSync(join(packageRoot, 'docs', 'sources.md'), 'utf8');
    expect(page === renderSources(sourceDocuments), 'docs/sources.md is behind spec/sources: npm run sources').toBe(
      true,
    );
  });
});
