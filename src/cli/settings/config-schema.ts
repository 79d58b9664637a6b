import * as v from 'valibot';
import { type CredentialKey, credentialKinds } from '../../../spec/credentials.js';
import { claims, type ProfileName, profiles } from '../../../spec/profiles.js';
import { described, list, strictObject } from '../../ground/schema.js';
import { defaults } from '../../run/settings.js';

const atLeast = (least: number) => v.pipe(v.number(), v.integer(), v.minValue(least));
const file = (text: string) => v.exactOptional(described(v.string(), text));

const reference = strictObject({ env: described(v.string(), 'The name of an environment variable.') });

const limit = (schema: v.GenericSchema<number>, text: string, otherwise: number | string) =>
  v.exactOptional(described(schema, `${text}; ${otherwise} otherwise.`));

/** One entry for each word with what is said of it, all of the same form. */
function each<const K extends string, const S extends v.GenericSchema>(texts: Readonly<Record<K, string>>, schema: S) {
  const entries = Object.entries<string>(texts).map(([word, text]) => [word, v.exactOptional(described(schema, text))]);
  return strictObject(Object.fromEntries(entries) as Record<K, v.ExactOptionalSchema<S, undefined>>);
}

const lent = Object.fromEntries(
  credentialKinds.map(({ configKey, variable }) => [configKey, `${variable} otherwise.`]),
) as Record<CredentialKey, string>;

/** What a configuration file may say. Types, checks and the published JSON Schema are made from it. */
export const configSchema = v.pipe(
  strictObject({
    $schema: v.exactOptional(v.string()),
    endpoint: v.exactOptional(
      described(v.string(), 'Base URL of the target. SEAM_ENDPOINT and the command line come first.'),
    ),
    contract: file('An OpenAPI document whose operations are judged instead of the five, relative to this file.'),
    allow: v.exactOptional(
      described(list(v.string()), 'Globs over operations of it that are really called although they change something.'),
    ),
    profile: v.exactOptional(
      described(
        v.picklist(profiles.map(({ name }): ProfileName => name)),
        'The set of requirements that the target claims; core otherwise.',
      ),
    ),
    operations: v.exactOptional(
      described(
        v.pipe(v.array(v.string()), v.minLength(1), v.readonly()),
        'Operations that the target claims, by id, with * for any text; all of them otherwise. --operations comes first.',
      ),
    ),
    claims: v.exactOptional(
      described(
        each(claims, v.boolean()),
        'Claims made or withdrawn; the others follow from the profile and from what is lent.',
      ),
    ),
    credentials: v.exactOptional(
      described(
        each(lent, reference),
        'Where credentials come from, if not from the variables that the ecosystem uses.',
      ),
    ),
    schemes: v.exactOptional(
      described(
        v.pipe(v.record(v.string(), reference), v.readonly()),
        'Where the credentials of further security schemes of the contract come from, by the name of the scheme; SEAM_CONFORMANCE_SCHEME_<NAME> otherwise.',
      ),
    ),
    workspaceId: v.exactOptional(
      described(v.string(), 'The workspace of the credentials. SEAM_WORKSPACE_ID comes first.'),
    ),
    otherWorkspaceId: v.exactOptional(
      described(v.string(), 'A workspace that the personal access token has no part in.'),
    ),
    lender: v.exactOptional(
      described(
        v.picklist(['auto', 'synthetic', 'static', 'api', 'module']),
        'How resources are obtained; auto otherwise, which is synthetic in safe, and api beyond it.',
      ),
    ),
    static: v.exactOptional(
      strictObject({
        scenes: described(
          list(v.pipe(v.record(v.string(), v.string()), v.minEntries(1), v.readonly())),
          'Ids of resources that belong together, by parameter. Each scene is used at most once.',
        ),
      }),
    ),
    module: file(
      'A JavaScript or TypeScript file, relative to this one, whose default export makes the hooks of a lender.',
    ),
    seed: v.exactOptional(
      described(
        v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4_294_967_295)),
        'What every generated value follows from; 1 otherwise.',
      ),
    ),
    limits: v.exactOptional(
      strictObject({
        concurrency: limit(
          v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(64)),
          'Experiments at a time',
          defaults.concurrency,
        ),
        timeoutMs: limit(atLeast(1), 'How long one request may take', defaults.timeoutMs),
        responseBytes: limit(atLeast(1024), 'The largest answer that is read', defaults.responseBytes),
        requests: limit(atLeast(1), 'The budget of the whole run', defaults.maxRequests),
        ratePerSecond: limit(v.pipe(v.number(), v.gtValue(0)), 'Requests a second at most', 'any number'),
        settleMs: limit(atLeast(0), 'How long a change may take to show after it was acknowledged', defaults.settleMs),
        waitSeconds: limit(atLeast(0), 'How long a target may take that is not up yet', defaults.waitMs),
      }),
    ),
    headers: v.exactOptional(
      described(v.pipe(v.record(v.string(), reference), v.readonly()), 'Sent with every request, by lower-case name.'),
    ),
    caseHeader: v.exactOptional(
      described(
        v.boolean(),
        'Whether the header seam-conformance-case names the run and the case in every request; true unless a gateway refuses unknown headers.',
      ),
    ),
    tls: v.exactOptional(
      described(
        strictObject({
          ca: file('The certificate authority of the target.'),
          cert: file('A client certificate.'),
          key: file('The key of that certificate.'),
        }),
        'Files in PEM form, relative to this one.',
      ),
    ),
    requirements: v.exactOptional(
      described(
        v.union([v.string(), v.pipe(v.number(), v.integer())]),
        'The version of the requirement set to judge by, such as 1; the current one otherwise. --requirements comes first.',
      ),
    ),
    baseline: file('A file of known deviations, relative to this one.'),
    output: file(
      'The folder of the bundle, relative to this file; seam-conformance-report in the working folder otherwise.',
    ),
  }),
  v.title('Configuration of seam-conformance'),
  v.description(
    'What a target claims, what it lends, and how it is approached. Secrets stand here only by reference to an environment variable.',
  ),
);
