import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { certificateFile, openBundle, readFiles } from '../../bundle/read-bundle.js';
import { issue, refusalsOf } from '../../certificate/certify.js';
import { short } from '../../certificate/envelope.js';
import { checkedParties, missingParties, type Parties, partyWords } from '../../certificate/parties.js';
import { type Algorithm, algorithms, keyIdOf, writeNewKey } from '../../certificate/signing-key.js';
import { type SuiteState, suiteState } from '../../certificate/suite-state.js';
import { problemsOf } from '../../certificate/verification.js';
import { verify } from '../../certificate/verify.js';
import type { Witness } from '../../certificate/witness.js';
import type { Console } from '../../ground/console.js';
import { present } from '../../ground/present.js';
import { UsageError } from '../../ground/usage-error.js';
import { type Contract, readContract } from '../../model/contract/contract.js';
import { numberOfDays } from '../parse.js';
import { type SignerFlags, signerOf, withSignerFlags } from '../signer-flags.js';
import { witnessed } from '../witness-run.js';

interface CertifyFlags extends SignerFlags, Omit<Parties, 'version'> {
  readonly productVersion?: string;
  readonly newKey?: string;
  readonly algorithm: Algorithm;
  readonly days: number;
  /** `false` where none was given out. */
  readonly challenge?: string | false;
  readonly allowBaseline?: boolean;
  readonly allowLoopback?: boolean;
  readonly replace?: boolean;
  readonly output?: string;
  readonly witness?: string;
  readonly witnessOutput?: string;
  readonly config?: string;
  readonly acknowledgeHost?: string;
}

const shownProblems = 10;

/**
 * `certify`: signs for a bundle, after everything in it was checked; makes the key for it, too.
 * @param suite the state of the installed suite; one that nobody else can install certifies nothing.
 * @param contract what the run was judged by.
 */
export function certifyCommand(
  console: Console,
  exit: (code: number) => void,
  suite: () => SuiteState = suiteState,
  contract: () => Contract = readContract,
): Command {
  const command = new Command('certify').description('verify a complete, conforming bundle, and sign it');
  return withSignerFlags(command)
    .argument('[bundle]', 'folder that run or sdk has written')
    .option('--new-key <file>', 'make a key pair instead: <file>, and <file>.pub for those who verify')
    .addOption(new Option('--algorithm <name>', 'of the new key').choices(algorithms).default('ed25519'))
    .option('--days <number>', 'how long the certificate lasts', numberOfDays, 90)
    .option('--challenge <word>', 'the word that was given out; a run that does not answer it is refused')
    .option('--no-challenge', 'sign although no word was given out')
    .option('--allow-baseline', 'accept known deviations; the certificate lists them')
    .option('--allow-loopback', 'accept a target on the machine that ran the suite, such as the reference')
    .option('--replace', 'replace the certificate that is there')
    .option('--vendor <name>', partyWords.vendor)
    .option('--product <name>', partyWords.product)
    .option('--product-version <version>', partyWords.version)
    .option('--environment <name>', partyWords.environment)
    .option('--certifier <name>', partyWords.certifier)
    .option('--witness <url>', 'run a random tenth of the cases against the target yourself, and compare')
    .option('--witness-output <folder>', 'where the bundle of that run goes; seam-conformance-witness otherwise')
    .option('--config <file>', 'configuration of that run; seam-conformance.config.{yaml,json,ts,js} otherwise')
    .option('--acknowledge-host <host>', 'allow that run to change this production host (host:port)')
    .option('--output <file>', `where the certificate goes; ${certificateFile} in the bundle otherwise`)
    .addHelpText(
      'after',
      `
Exit codes: 0 certified, 1 refused, 2 usage or harness error.

Examples:
  $ seam-conformance certify --new-key certifier.pem
  $ seam-conformance certify vendor-bundle --key certifier.pem --challenge 2b7e1516 --days 180 --vendor Harbour
  $ seam-conformance certify vendor-bundle --key certifier.pem --challenge 2b7e1516 --witness https://staging.vendor.example --replace`,
    )
    .action(async (bundle: string | undefined, flags: CertifyFlags) => {
      const path = (file: string) => resolve(console.cwd, file);
      if (flags.newKey !== undefined) {
        if (bundle !== undefined) throw new UsageError('--new-key only makes a key', 'Certify with --key afterwards.');
        const { id, publicFile } = await writeNewKey(path(flags.newKey), flags.algorithm);
        console.out(
          `${flags.algorithm} key ${short(id)}: ${flags.newKey}, public half ${relative(console.cwd, publicFile)}`,
        );
        exit(0);
        return;
      }
      if (bundle === undefined)
        throw new UsageError('no bundle is named', 'Give the folder that run or sdk has written.');
      const signer = await signerOf(flags, path);
      if (flags.challenge === undefined) {
        throw new UsageError('no challenge is named', 'Give --challenge, or --no-challenge if no word was given out.');
      }
      const file = flags.output === undefined ? join(path(bundle), certificateFile) : path(flags.output);
      if (flags.replace !== true && existsSync(file)) {
        throw new UsageError(`${relative(console.cwd, file)} is there already`, 'Pass --replace to replace it.');
      }
      const { productVersion, ...others } = flags;
      const parties = checkedParties(present({ ...others, version: productVersion }));
      const refusals = await certified(path(bundle), flags, suite(), contract(), console, async (opened, witness) => {
        const envelope = issue(opened, signer, { now: Date.now(), days: flags.days, parties, ...present({ witness }) });
        await writeFile(file, `${JSON.stringify(envelope, undefined, 2)}\n`);
        console.out(
          `${console.colors.green('certified')}  ${relative(console.cwd, file)}, key ${short(keyIdOf(signer.publicKey))}, ${flags.days} days`,
        );
        const unsaid = missingParties(parties);
        if (unsaid.length > 0) console.note(`The certificate does not say: ${unsaid.join(', ')}.`);
        if (witness !== undefined) {
          console.out(
            `witnessed  ${witness.cases} of ${witness.of} cases and ${witness.answers} answers at ${witness.target}`,
          );
        }
        if (opened.report.challenge === undefined) {
          console.note('The run answers no challenge, so nothing shows that it was not recorded long ago.');
        }
      });
      for (const refusal of refusals) console.out(`${console.colors.red('✗')} ${refusal}`);
      if (refusals.length > 0) console.out(console.colors.red('not certified'));
      exit(refusals.length > 0 ? 1 : 0);
    });
}

type Opened = NonNullable<ReturnType<typeof openBundle>['bundle']>;

async function certified(
  folder: string,
  { challenge, allowBaseline = false, allowLoopback = false, witness, ...others }: CertifyFlags,
  suite: SuiteState,
  contract: Contract,
  console: Console,
  sign: (bundle: Opened, witness: Witness | undefined) => Promise<void>,
): Promise<readonly string[]> {
  const all = await readFiles(folder);
  // An earlier certificate says nothing about this one.
  const files = new Map([...all].filter(([name]) => name !== certificateFile));
  const problems = problemsOf(await verify({ files, contract, now: Date.now() }));
  const { bundle } = openBundle(files);
  const more = problems.length > shownProblems ? [`and ${problems.length - shownProblems} more differences`] : [];
  const refusals = [
    ...(bundle
      ? refusalsOf(bundle.report, suite, { challenge: challenge || undefined, allowBaseline, allowLoopback })
      : []),
    ...problems.slice(0, shownProblems),
    ...more,
  ];
  if (!bundle || refusals.length > 0) return refusals;
  if (witness === undefined) {
    await sign(bundle, undefined);
    return [];
  }
  if (bundle.kind === 'client')
    throw new UsageError('--witness is about servers', 'Run sdk with the driver of that client yourself.');
  const seen = await witnessed(bundle, { ...others, witness }, console, contract);
  if (seen.refusals.length === 0) await sign(bundle, seen.witness);
  return seen.refusals;
}
