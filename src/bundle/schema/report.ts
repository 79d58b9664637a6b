import * as v from 'valibot';
import { levels } from '../../../spec/levels.js';
import { runOutcomes } from '../../gate/outcome.js';
import { described, list, natural, object } from '../../ground/schema.js';
import { attributions, confirmations, controlStandings, outcomes } from '../../model/verdict.js';

const strings = list(v.string());

const findingParts = v.union([
  object({
    where: described(v.string(), 'The part of the exchange, of the state or of the run that it is about.'),
    expected: v.string(),
    received: v.string(),
    note: v.exactOptional(v.string()),
    exchange: v.exactOptional(described(natural, 'The number of the exchange that shows it.')),
    after: v.exactOptional(
      described(natural, 'Of a changed state: the number of the request after which the change was first seen.'),
    ),
  }),
  object({ where: v.exactOptional(v.string()), note: v.string(), exchange: v.exactOptional(natural) }),
]);

const verdict = object({
  case: v.string(),
  requirement: v.string(),
  operation: v.string(),
  concern: described(v.string(), 'The suite that the case belongs to.'),
  title: described(v.string(), 'What the case shows when it passes.'),
  level: v.picklist(levels),
  outcome: v.picklist(outcomes),
  control: described(v.picklist(controlStandings), 'How the valid twin was answered.'),
  attribution: v.exactOptional(described(v.picklist(attributions), 'Who has to act; absent on a pass.')),
  dueTo: v.exactOptional(described(strings, 'The cases whose failure alone keeps this one from being judged.')),
  confirmed: v.exactOptional(
    described(v.picklist(confirmations), 'How many attempts failed, of those that showed anything.'),
  ),
  exchanges: described(list(natural), 'The numbers of the exchanges it rests on, the one it is about first.'),
  findings: described(strings, 'Each a sentence, such as "status: expected 400, received 200".'),
  findingParts: described(list(findingParts), 'The same findings in their parts.'),
});

const tally = object({ pass: natural, fail: natural, inconclusive: natural, inapplicable: natural });

/** What `report.json` must look like. Its members are a contract: others script against them. */
export const reportSchema = v.pipe(
  object({
    suite: object({
      name: v.literal('seam-conformance'),
      version: v.string(),
      specDigest: described(v.string(), 'The digest of the contract.'),
    }),
    outcome: v.picklist(runOutcomes),
    requirementSet: described(
      v.string(),
      'The id of the requirement set that it was judged by: its number and the beginning of its digest.',
    ),
    kind: described(v.picklist(['server', 'client']), 'Whether servers or clients were judged.'),
    target: v.string(),
    profile: v.string(),
    operations: described(
      object({ claimed: strings, notClaimed: strings }),
      'The operations that the target claims, and those that it does not: none of their cases was judged or counted.',
    ),
    seed: v.pipe(v.number(), v.integer()),
    challenge: v.exactOptional(v.string()),
    runId: v.string(),
    startedAt: described(v.string(), 'An ISO 8601 instant in UTC.'),
    durationMs: v.number(),
    requests: natural,
    counts: described(object({ MUST: tally, SHOULD: tally, MAY: tally }), 'Verdicts by level and outcome.'),
    conformance: v.exactOptional(
      described(
        object({ passed: natural, judged: natural, formula: v.string(), better: v.literal('higher') }),
        'How much of what was judged was met. Never to be added to the coverage.',
      ),
    ),
    coverage: v.exactOptional(
      described(
        object({ judged: natural, locked: natural, formula: v.string(), better: v.literal('higher') }),
        'How much was judged of what the requirement set holds. Never to be added to the conformance.',
      ),
    ),
    defects: v.exactOptional(
      described(
        list(
          object({
            requirement: v.string(),
            level: v.picklist(levels),
            how: described(v.string(), 'How its cases fail, in words that are the same for all of them.'),
            cases: described(strings, 'The cases that fail so, the plainest first.'),
            knockOn: described(strings, 'The cases that could not be judged for these failures alone.'),
          }),
        ),
        'The failures, grouped by what looks like one defect.',
      ),
    ),
    verdicts: list(verdict),
    notClaimed: described(
      list(object({ requirement: v.string(), reason: v.string() })),
      'Requirements that the profile or the claims leave out.',
    ),
    notJudged: v.exactOptional(described(v.string(), 'Why the target was not judged at all, or not to the end.')),
    selection: v.exactOptional(
      described(
        object({
          only: v.exactOptional(strings),
          failed: v.exactOptional(described(v.boolean(), 'Whether the cases were taken from an earlier run.')),
          shard: v.exactOptional(object({ index: natural, of: natural })),
        }),
        'What was asked for; absent where everything was.',
      ),
    ),
    isPartial: described(
      v.boolean(),
      'Whether a selection left cases out, so that the outcome is only about the rest.',
    ),
    configuration: described(
      v.pipe(v.record(v.string(), v.unknown()), v.readonly()),
      'What was in force, without any secret.',
    ),
    baseline: v.exactOptional(
      object({
        covered: strings,
        intermittent: v.exactOptional(described(strings, 'Those of them that may also pass.')),
        problems: strings,
        notes: v.exactOptional(strings),
      }),
    ),
    residue: described(
      object({
        created: natural,
        removed: natural,
        left: strings,
        perhaps: strings,
        gone: v.exactOptional(described(strings, 'Gone before the run removed it, though no call was about it.')),
      }),
      'What the run made at the target, and what of it is still there.',
    ),
  }),
  v.title('Report of seam-conformance'),
  v.description('What report.json of a bundle holds.'),
);

/** A report as it stands in `report.json`. */
export type RecordedReport = v.InferOutput<typeof reportSchema>;

/** A verdict as it stands in `report.json`: its findings as sentences, and once more in their parts. */
export type RecordedVerdict = RecordedReport['verdicts'][number];
