import { levels } from '../../spec/levels.js';
import { profiles } from '../../spec/profiles.js';
import { outcomes } from '../model/verdict.js';

const string = { type: 'string' } as const;
const number = { type: 'number' } as const;
const natural = { type: 'integer', minimum: 0 } as const;
const boolean = { type: 'boolean' } as const;
const strings = { type: 'array', items: string } as const;
const arrayOf = (items: object) => ({ type: 'array', items });
const recordOf = (additionalProperties: object) => ({ type: 'object', additionalProperties });

// Every named member is required; further members are left to the comparison with what the suite would have written.
const objectOf = (properties: Readonly<Record<string, object>>, optional: Readonly<Record<string, object>> = {}) => ({
  type: 'object',
  required: Object.keys(properties),
  properties: { ...properties, ...optional },
});

const verdict = objectOf({
  case: string,
  requirement: string,
  operation: string,
  concern: string,
  title: string,
  level: { enum: levels },
  outcome: { enum: outcomes },
  findings: strings,
  findingParts: {
    type: 'array',
    items: { anyOf: [objectOf({ where: string, expected: string, received: string }), objectOf({ note: string })] },
  },
  control: string,
  exchanges: arrayOf(natural),
});

const report = objectOf(
  {
    suite: objectOf({ name: string, version: string, specDigest: string }),
    requirementSet: string,
    outcome: string,
    kind: { enum: ['server', 'client'] },
    target: string,
    profile: string,
    seed: { type: 'integer' },
    runId: string,
    startedAt: string,
    durationMs: number,
    requests: natural,
    counts: { type: 'object' },
    verdicts: arrayOf(verdict),
    notClaimed: { type: 'array' },
    isPartial: boolean,
    configuration: { type: 'object' },
    residue: objectOf({ created: natural, removed: natural, left: strings, perhaps: strings }),
  },
  {
    challenge: string,
    notJudged: string,
    selection: { type: 'object' },
    baseline: objectOf({ covered: strings, problems: strings }),
  },
);

const scene = objectOf({ ids: recordOf(string), isReal: boolean, isCreated: boolean }, { lacking: string });

const world = objectOf({
  lender: { enum: ['synthetic', 'static', 'api', 'module', 'reference'] },
  facts: objectOf(
    {
      profile: { enum: profiles.map(({ name }) => name) },
      claims: recordOf(boolean),
      credentials: strings,
      sandbox: boolean,
    },
    { workspaceId: string, otherWorkspaceId: string },
  ),
  provenCredentials: strings,
  loans: recordOf(
    objectOf(
      { lending: objectOf({ strength: { enum: ['strong', 'weak'] }, isCreated: boolean }) },
      { scene, freshScene: scene, observed: { type: 'object' } },
    ),
  ),
});

const pair = objectOf({ name: string, value: string });

const entry = objectOf({
  startedDateTime: string,
  time: number,
  request: objectOf(
    { method: string, url: string, headers: arrayOf(pair), queryString: arrayOf(pair) },
    { postData: objectOf({ text: string }) },
  ),
  response: objectOf({ status: { type: 'integer' }, headers: arrayOf(pair), content: objectOf({ text: string }) }),
  _conformance: objectOf({ index: natural, experiment: string, step: string, attempts: natural }),
});

const har = objectOf({ log: objectOf({ entries: arrayOf(entry) }) });

const call = objectOf(
  { kind: { enum: ['returned', 'threw', 'unsupported', 'silent'] } },
  { error: { type: 'object' }, reason: string, seen: string },
);

const arrivals = arrayOf(
  objectOf({
    method: string,
    target: string,
    headers: arrayOf(arrayOf(string)),
    body: string,
    isUtf8: boolean,
    answer: objectOf({ kind: { enum: ['response', 'failure'] } }, { headers: arrayOf(arrayOf(string)) }),
    arrivedAt: number,
    answeredAt: number,
  }),
);

/** What the files of a bundle must look like before anything can be made of them, by name. */
export const bundleSchemas = {
  'report.json': report,
  'exchanges.har': har,
  'world.json': world,
  'calls.json': recordOf(call),
  'arrivals.json': recordOf(objectOf({ arrivals, elsewhere: arrivals })),
} as const;
