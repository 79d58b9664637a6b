import { toJsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';
import { reportSchema } from '../../src/bundle/schema/report.js';
import { configSchema } from '../../src/cli/settings/config-schema.js';
import { baselineSchema } from '../../src/gate/baseline/baseline-schema.js';

/** The JSON Schemas that the package publishes, by their file in `spec`. Each is made from what the suite checks by. */
export const publishedSchemas: Readonly<Record<string, GenericSchema>> = {
  'report.schema.json': reportSchema,
  'config.schema.json': configSchema,
  'baseline.schema.json': baselineSchema,
};

/** The text of a published schema. */
export function publishedText(schema: GenericSchema): string {
  // That nothing is changed in a value is no matter of its form, and what a day is says its format.
  const { $schema, ...rest } = toJsonSchema(schema, { ignoreActions: ['readonly', 'check'] });
  return `${JSON.stringify({ $schema, ...rest }, undefined, 2)}\n`;
}
