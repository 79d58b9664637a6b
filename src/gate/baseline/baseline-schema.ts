import * as v from 'valibot';
import { described, list, strictObject } from '../../ground/schema.js';

const id = v.pipe(v.string(), v.minLength(1));
const words = v.pipe(v.string(), v.regex(/\S/));
// The pattern alone lets the 30th of February through.
const day = v.pipe(
  v.string(),
  v.isoDate(),
  v.check((text) => new Date(text).toJSON()?.startsWith(text) === true),
);

const entrySchema = strictObject({
  case: v.exactOptional(described(id, 'The id of one case, as it stands in reports.')),
  requirement: v.exactOptional(
    described(id, 'The id of a requirement: every case of it that has no entry of its own.'),
  ),
  reason: described(words, 'Why the deviation is tolerated, for whoever reads it a year from now.'),
  owner: v.exactOptional(described(words, 'Who removes the deviation.')),
  issue: v.exactOptional(described(v.pipe(v.string(), v.url()), 'Where its removal is followed.')),
  expires: v.exactOptional(described(day, 'The last day, in UTC, on which the entry covers anything.')),
  intermittent: v.exactOptional(
    described(v.boolean(), 'Whether it may fail and may pass. Such failures are counted and shown apart.'),
  ),
  signature: described(
    v.pipe(v.array(id), v.minLength(1), v.readonly()),
    'The findings that the entry covers, with ids, times and ports replaced. Written by run --update-baseline.',
  ),
});

/** What a baseline may say. Types, checks and the published JSON Schema are made from it. */
export const baselineSchema = v.pipe(
  strictObject({
    $schema: v.exactOptional(v.string()),
    entries: v.exactOptional(described(list(entrySchema), 'One per known deviation.')),
  }),
  v.title('Baseline of seam-conformance'),
  v.description(
    'Known deviations of a target, each with the reason why it is tolerated. What is listed is still judged: an entry covers the failure that it describes and no other.',
  ),
);

/**
 * One known deviation. It is about one case, or about every case of a requirement that has no entry of its own. Its
 * reason is empty only in a baseline that was just written, which cannot be used yet.
 */
export type Entry = v.InferOutput<typeof entrySchema>;
