import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { recorded, recordedVerdict } from '../../src/bundle/recorded.js';
import { packageRoot } from '../../src/ground/package-root.js';
import type { Verdict } from '../../src/model/verdict.js';
import { report, verdict, violation } from '../../src/report/sample.test-support.js';
import { publishedSchemas, publishedText } from './published.js';

const read = (path: string) => readFileSync(join(packageRoot, path), 'utf8');
const manifest = JSON.parse(read('package.json'));

test.each(Object.entries(publishedSchemas))(
  'spec/%s is what npm run schemas writes, and is published',
  (file, schema) => {
    expect(JSON.parse(read(`spec/${file}`))).toEqual(JSON.parse(publishedText(schema)));
    expect(manifest.files).toContain(`spec/${file}`);
    expect(manifest.exports[`./${file}`]).toBe(`./spec/${file}`);
  },
);

test('a report fits its published schema, and another document does not', () => {
  const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(
    JSON.parse(read('spec/report.schema.json')),
  );
  const one = JSON.parse(JSON.stringify(recorded(report([violation(), verdict()]))));
  expect(validate(one), JSON.stringify(validate.errors)).toBe(true);
  expect(validate({ ...one, outcome: 'green' })).toBe(false);
  expect(validate({ ...one, verdicts: [{ ...one.verdicts[0], findingParts: ['status'] }] })).toBe(false);
});

test('the published schema names every member of a verdict', () => {
  const whole: Required<Verdict> = {
    ...verdict(),
    attribution: 'target',
    dueTo: ['a/b/c'],
    confirmed: '2/2',
  };
  const { items } = JSON.parse(read('spec/report.schema.json')).properties.verdicts;
  expect(Object.keys(items.properties).toSorted()).toEqual(Object.keys(recordedVerdict(whole)).toSorted());
});
