import * as v from 'valibot';
import { profiles } from '../../../spec/profiles.js';
import { list, natural, object } from '../../ground/schema.js';

const strings = list(v.string());
const pair = object({ name: v.string(), value: v.string() });

const entry = object({
  startedDateTime: v.string(),
  time: v.number(),
  request: object({
    method: v.string(),
    url: v.string(),
    headers: list(pair),
    queryString: list(pair),
    postData: v.exactOptional(object({ text: v.string() })),
  }),
  response: object({
    status: v.pipe(v.number(), v.integer()),
    headers: list(pair),
    content: object({ text: v.string() }),
  }),
  _conformance: object({
    index: natural,
    experiment: v.string(),
    step: v.string(),
    attempts: v.exactOptional(natural),
    strays: v.exactOptional(object({ times: natural, status: natural })),
    hasMore: v.exactOptional(v.literal(true)),
    cut: v.exactOptional(object({ bytes: natural, sha256: v.string() })),
    runs: v.exactOptional(list(v.tuple([natural, natural]))),
  }),
});

/** What the suite reads of `exchanges.har`. */
export const harSchema = object({
  log: object({ _conformance: v.exactOptional(object({ run: v.string() })), entries: list(entry) }),
});

const scene = object({
  ids: v.record(v.string(), v.string()),
  isReal: v.boolean(),
  isCreated: v.boolean(),
  parts: v.exactOptional(strings),
  lacking: v.exactOptional(v.string()),
});

const loan = object({
  lending: object({ strength: v.picklist(['strong', 'weak']), isCreated: v.boolean() }),
  scene: v.exactOptional(scene),
  freshScene: v.exactOptional(scene),
  observed: v.exactOptional(v.record(v.string(), v.unknown())),
  company: v.exactOptional(v.string()),
  witnesses: v.exactOptional(v.string()),
  isCut: v.exactOptional(v.literal(true)),
});

/** What the suite reads of `world.json`. */
export const worldSchema = object({
  lender: v.picklist(['synthetic', 'static', 'api', 'module', 'reference']),
  facts: object({
    profile: v.picklist(profiles.map(({ name }) => name)),
    claims: v.record(v.string(), v.boolean()),
    credentials: strings,
    sandbox: v.boolean(),
    workspaceId: v.exactOptional(v.string()),
    otherWorkspaceId: v.exactOptional(v.string()),
  }),
  provenCredentials: strings,
  loans: v.record(v.string(), loan),
});

/** What the suite reads of `calls.json`, by trial. */
export const callsSchema = v.record(
  v.string(),
  object({
    kind: v.picklist(['returned', 'threw', 'unsupported', 'untried', 'silent']),
    error: v.exactOptional(object({})),
    reason: v.exactOptional(v.string()),
    seen: v.exactOptional(v.string()),
  }),
);

const arrivals = list(
  object({
    method: v.string(),
    target: v.string(),
    headers: list(strings),
    body: v.string(),
    isUtf8: v.boolean(),
    answer: object({ kind: v.picklist(['response', 'failure']), headers: v.exactOptional(list(strings)) }),
    arrivedAt: v.number(),
    answeredAt: v.number(),
  }),
);

/** What the suite reads of `arrivals.json`, by trial. */
export const arrivalsSchema = v.record(v.string(), object({ arrivals, elsewhere: arrivals, beside: arrivals }));
