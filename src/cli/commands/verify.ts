import { stat, writeFile } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { Command } from 'commander';
import type { BundleFiles } from '../../bundle/bundle-file.js';
import { certificateFile, openBundle, readFiles } from '../../bundle/read-bundle.js';
import { type Account, accountOf } from '../../certificate/account.js';
import { renderVerification } from '../../certificate/page.js';
import { type Regrading, regrade } from '../../certificate/regrade.js';
import { readPublicKey } from '../../certificate/signing-key.js';
import { type Check, problemsOf } from '../../certificate/verification.js';
import { verify } from '../../certificate/verify.js';
import type { Console } from '../../ground/console.js';
import { namedFileText } from '../../ground/regular-file.js';
import { UsageError } from '../../ground/usage-error.js';
import { visible } from '../../ground/visible.js';
import { requireWritableFolder } from '../../ground/writable-folder.js';
import { type Contract, readContract } from '../../model/contract/contract.js';
import { sentenceOf } from '../../model/finding.js';
import { readRevocations } from '../revocations-file.js';

interface VerifyFlags {
  readonly publicKey?: string;
  readonly challenge?: string;
  readonly revoked?: string;
  readonly revokedKey?: string;
  readonly bundle?: string;
  readonly unsigned?: boolean;
  readonly regrade?: boolean;
  readonly page?: string;
}

const shownProblems = 20;

/**
 * `verify`: checks a bundle and its certificate, offline, and names everything that is wrong.
 * @param contract what the run was judged by.
 */
export function verifyCommand(
  console: Console,
  exit: (code: number) => void,
  contract: () => Contract = readContract,
): Command {
  return new Command('verify')
    .description('check a bundle, and its certificate, offline')
    .argument('<bundle|certificate>', 'folder of a run, or the file of its certificate')
    .option('--public-key <file>', 'public key of the certifier, PEM')
    .option('--challenge <word>', 'the word that the certifier gave out')
    .option('--revoked <file>', 'list of what was withdrawn; a file, or a URL of this machine')
    .option('--revoked-key <file>', 'public key that signed the list, if it is not that of the certificate')
    .option('--bundle <folder>', 'where the bundle is, for a certificate that lies elsewhere')
    .option('--unsigned', 'check everything but the signature')
    .option('--page <file>', 'write what is certified, and what was checked, as a page of HTML')
    .option('--regrade', 'judge the evidence by the installed suite and show what would change')
    .addHelpText(
      'after',
      `
Exit codes: 0 verified, 1 something is wrong or would change, 2 usage or harness error.

Examples:
  $ seam-conformance verify seam-conformance-report
  $ seam-conformance verify vendor-bundle --public-key certifier.pem.pub --challenge 2b7e1516
  $ seam-conformance verify vendor-bundle --public-key certifier.pem.pub --page certificate.html
  $ seam-conformance verify archive/2024 --regrade`,
    )
    .action(async (path: string, flags: VerifyFlags) => {
      const { folder, certificate } = await located(resolve(console.cwd, path), flags, console.cwd);
      const files = await readFiles(folder);
      if (flags.regrade === true) {
        exit(showRegrading(files, contract(), console));
        return;
      }
      const found = certificate ?? (files.has(certificateFile) ? resolve(folder, certificateFile) : undefined);
      const isSigned = found !== undefined && flags.unsigned !== true;
      if (isSigned && flags.publicKey === undefined) {
        throw new UsageError(
          `${certificateFile} is there, but no public key says who signed it`,
          'Give --public-key <file>, or --unsigned to check everything but the signature.',
        );
      }
      const page = flags.page === undefined ? undefined : pageFile(console.cwd, flags.page, folder);
      const options = {
        files,
        contract: contract(),
        now: Date.now(),
        ...(isSigned ? { certificate: { file: found, text: namedFileText(found) } } : {}),
        ...(flags.publicKey === undefined || flags.unsigned === true
          ? {}
          : { publicKey: await readPublicKey(resolve(console.cwd, flags.publicKey)) }),
        ...(await revokedBy(flags, console.cwd)),
        ...(flags.challenge === undefined ? {} : { challenge: flags.challenge }),
      };
      const checks = await verify(options);
      const isVouchedFor = checks.some(({ name, state }) => name === 'signature' && state === 'good');
      const { certificate: _unread, ...rest } = options;
      const account = accountOf(isVouchedFor ? options : rest);
      if (page !== undefined) {
        await writeFile(page, renderVerification(account, checks, options.now));
        console.note(console.colors.dim(`page: ${relative(console.cwd, page)}`));
      }
      exit(show(checks, account, console));
    });
}

function pageFile(cwd: string, name: string, bundle: string): string {
  const file = resolve(cwd, name);
  if (!relative(bundle, file).startsWith('..')) {
    throw new UsageError(`--page ${name} lies in the bundle, which holds what a run writes`, 'Name a file elsewhere.');
  }
  requireWritableFolder(dirname(file), 'the page', 'Name another file with --page.');
  return file;
}

async function revokedBy(
  { revoked, revokedKey, publicKey }: VerifyFlags,
  cwd: string,
): Promise<Pick<Parameters<typeof verify>[0], 'revoked'>> {
  if (revoked === undefined) return {};
  const key = revokedKey ?? publicKey;
  if (key === undefined) {
    throw new UsageError(
      '--revoked names no key',
      'Give --public-key, or --revoked-key if another key signs the list.',
    );
  }
  return { revoked: { text: await readRevocations(revoked, cwd), key: await readPublicKey(resolve(cwd, key)) } };
}

async function located(
  path: string,
  { bundle }: VerifyFlags,
  cwd: string,
): Promise<{ readonly folder: string; readonly certificate?: string }> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) throw new UsageError(`${path} does not exist`, 'Give a bundle or a certificate.');
  if (found.isDirectory()) return { folder: path };
  return { folder: bundle === undefined ? dirname(path) : resolve(cwd, bundle), certificate: path };
}

function show(checks: readonly Check[], account: Account, { out, colors }: Console): number {
  const marks = { good: colors.green('✔'), bad: colors.red('✗'), unchecked: colors.yellow('–') };
  for (const { name, note, state, problems } of checks) {
    out(`${marks[state]} ${name.padEnd(12)} ${colors.dim(state === 'unchecked' ? `not checked: ${note}` : note)}`);
    for (const problem of problems.slice(0, shownProblems)) out(`    ${colors.red(visible(problem))}`);
    if (problems.length > shownProblems) out(`    and ${problems.length - shownProblems} more`);
  }
  if (account.length > 0) out('');
  for (const [name, value] of account) out(`  ${name.padEnd(16)} ${value}`);
  const count = problemsOf(checks).length;
  const isUnsigned = checks.some(({ name, state }) => name === 'signature' && state === 'unchecked');
  out('');
  if (count > 0) out(colors.red(`not verified: ${count === 1 ? 'one thing is' : `${count} things are`} wrong`));
  else out(`${colors.green('verified')}${isUnsigned ? ', but for the signature' : ''}`);
  return count > 0 ? 1 : 0;
}

function showRegrading(files: BundleFiles, contract: Contract, { out, colors }: Console): number {
  const { bundle, problems } = openBundle(files);
  if (!bundle) {
    for (const problem of problems) out(colors.red(visible(problem)));
    return 1;
  }
  const regrading = regrade(bundle, contract);
  for (const line of regradingLines(regrading)) out(visible(line));
  const { changed, added, gone, outcome } = regrading;
  return changed.length + added.length + gone.length > 0 || outcome.was !== outcome.would ? 1 : 0;
}

function regradingLines({ changed, added, gone, outcome }: Regrading): readonly string[] {
  return [
    ...changed.flatMap(({ case: id, was, would, verdict }) => [
      `${verdict.level}  ${id}: was ${was}, would be ${would}`,
      ...verdict.findings.map((finding) => `    ${sentenceOf(finding)}`),
    ]),
    ...added.map(({ case: id, outcome: would }) => `new  ${id}: would be ${would}`),
    ...gone.map((id) => `gone  ${id}: the installed suite has no such case`),
    `${changed.length} verdicts would change, ${added.length} cases are new, ${gone.length} are gone; outcome ${outcome.was}, would be ${outcome.would}`,
  ];
}
