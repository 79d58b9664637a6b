import { type Command, Option } from 'commander';
import { profiles } from '../../spec/profiles.js';
import { defaults } from '../run/settings.js';
import { concurrencyNumber, naturalNumber, positiveNumber, repeated, seedNumber } from './parse.js';
import type { Flags } from './settings/settings.js';

/** The flags that say what is judged and how; `plan` and `doctor` share them. */
export interface TargetFlags extends Flags {
  readonly reference?: boolean;
  readonly config?: string;
  readonly only?: readonly string[];
  readonly failed?: string;
  readonly shard?: string;
  readonly contract?: string;
  readonly allow?: readonly string[];
}

const byDefault = (text: string, value: number) => `${text} (default: ${value})`;

/** Adds the flags that say what is judged and how. */
export function withTargetFlags(command: Command): Command {
  return command
    .argument('[url]', 'base URL of the target; SEAM_ENDPOINT otherwise')
    .option('--reference', 'judge the reference implementation that comes with the suite')
    .addOption(
      new Option('--profile <name>', `what the target claims: ${profiles.map(({ name }) => name).join(', ')}`).default(
        undefined,
        'core',
      ),
    )
    .option('--operations <glob>', 'what the target claims of the operations, all otherwise; may be repeated', repeated)
    .option('--config <file>', 'configuration; seam-conformance.config.{yaml,json,ts,js} otherwise')
    .option('--contract <file>', 'judge the operations of this OpenAPI document, in JSON or YAML, instead of the five')
    .option(
      '--allow <glob>',
      'really call these operations of it, although they change something; may be repeated',
      repeated,
    )
    .option('--only <glob>', 'judge only cases, requirements or operations that match; may be repeated', repeated)
    .option('--failed <bundle>', 'judge only what did not pass in that bundle')
    .option('--requirements <version>', 'judge by that requirement set, such as 1; by the current one otherwise')
    .option('--shard <i/n>', 'judge only the i-th of n parts')
    .option('--seed <number>', 'seed of every generated value; the same seed repeats them (default: 1)', seedNumber)
    .option('--alternates', 'claim the alternate forms: DELETE with a query, POST for grant')
    .option('--concurrency <number>', byDefault('experiments at a time', defaults.concurrency), concurrencyNumber)
    .option('--rate <number>', 'requests a second at most', positiveNumber)
    .option('--timeout <ms>', byDefault('for one request', defaults.timeoutMs), positiveNumber)
    .option(
      '--settle <ms>',
      byDefault('how long to wait for a change to become visible', defaults.settleMs),
      naturalNumber,
    )
    .option('--wait <s>', byDefault('how long to wait for a target to start', defaults.waitMs), naturalNumber)
    .option('--max-requests <number>', byDefault('budget of the whole run', defaults.maxRequests), positiveNumber)
    .option('--acknowledge-host <host>', 'allow changes on this production host (host:port)')
    .option('--ca <file>', 'certificate authority of the target, PEM')
    .option('--cert <file>', 'client certificate, PEM')
    .option('--key <file>', 'key of the client certificate, PEM')
    .option('--no-case-header', 'leave out the header that names the run and the case in the logs of the target')
    .option('--incognito', 'leave out whatever tells that a suite is asking; the seed is random unless given')
    .option('--challenge <word>', 'word of the certifier, recorded in the evidence');
}
