import { Command } from 'commander';
import { createReference } from '../../../fixtures/reference/reference.js';
import { listen } from '../../../fixtures/serve.js';
import { type CredentialName, variableOf } from '../../../spec/credentials.js';
import type { Console } from '../../ground/console.js';
import { didYouMean } from '../../ground/nearest.js';
import { UsageError } from '../../ground/usage-error.js';
import { embeddedCredentials } from '../judge-target.js';
import { naturalNumber } from '../parse.js';

interface ServeFlags {
  readonly port: number;
  readonly mutant?: string;
  readonly null?: string;
  readonly watched?: string;
  readonly list?: boolean;
}

interface Opened {
  readonly url: string;
  readonly close: () => Promise<void>;
  readonly title: string;
}

/** `serve`: the reference implementation, broken in one way where asked for, until it is interrupted. */
export function serveCommand(console: Console, exit: (code: number) => void): Command {
  return new Command('serve')
    .description('serve the reference implementation on the loopback interface')
    .option('--port <number>', 'port; 0 for any free one', naturalNumber, 0)
    .option('--mutant <id>', 'broken in one way')
    .option('--null <kind>', 'a target that implements nothing')
    .option('--watched <id>', 'conforming only while it knows that a suite is looking')
    .option('--list', 'list the mutants, null targets and watched targets')
    .addHelpText(
      'after',
      `
Prints its URL and the credentials that it knows, as lines for a shell.

Examples:
  $ seam-conformance serve --port 4010
  $ seam-conformance serve --mutant uuid-unanchored
  $ seam-conformance serve --null accept-all
  $ seam-conformance serve --list`,
    )
    .action(async (flags: ServeFlags) => {
      if (flags.list === true) {
        await list(console);
        return exit(0);
      }
      const { url, close, title } = await open(flags);
      console.out(`# ${title}, listening on ${url}`);
      console.out(`export SEAM_ENDPOINT=${url}`);
      for (const [name, value] of embeddedCredentials)
        console.out(`export ${variableOf[name as CredentialName]}=${value}`);
      await new Promise((resolve) => {
        process.once('SIGINT', resolve);
        process.once('SIGTERM', resolve);
      });
      await close();
      exit(0);
    });
}

async function open({ port, mutant: id, null: kind, watched }: ServeFlags): Promise<Opened> {
  if ([id, kind, watched].filter((one) => one !== undefined).length > 1)
    throw new UsageError('more than one of --mutant, --null and --watched are given', 'Choose one.');
  if (kind !== undefined) return openNullTarget(kind, port);
  const reference = await createReference();
  if (watched !== undefined) {
    const { watchedTargets } = await import('../../../fixtures/watched/index.js');
    const found = watchedTargets.find((target) => target.id === watched);
    if (!found) throw unknown('watched target', watched, watchedTargets);
    return {
      ...(await listenOn(found.wrap(reference.handle), port)),
      title: `watched target ${watched}: ${found.title}`,
    };
  }
  if (id === undefined) return { ...(await listenOn(reference.handle, port)), title: 'reference implementation' };
  const { mutants } = await import('../../../fixtures/mutants/index.js');
  const mutant = mutants.find((known) => known.id === id);
  if (!mutant) throw unknown('mutant', id, mutants);
  const served = await listenOn(mutant.wrap(reference.handle, reference), port);
  return { ...served, title: `mutant ${id} (${mutant.requirement}): ${mutant.title}` };
}

async function openNullTarget(kind: string, port: number): Promise<Opened> {
  const { nullTargets } = await import('../../../fixtures/null-targets/index.js');
  const found = nullTargets.find((target) => target.id === kind);
  if (!found) throw unknown('null target', kind, nullTargets);
  return { ...(await found.open(port)), title: `null target ${kind}: ${found.title}` };
}

async function listenOn(...[handle, port]: Parameters<typeof listen>): ReturnType<typeof listen> {
  try {
    return await listen(handle, port);
  } catch (error) {
    throw new UsageError(`port ${port} cannot be listened on: ${(error as Error).message}`, 'Choose another, or 0.');
  }
}

function unknown(what: string, id: string, known: readonly { readonly id: string }[]): UsageError {
  const ids = known.map((one) => one.id);
  return new UsageError(`there is no ${what} "${id}"${didYouMean(id, ids)}`, 'List them with serve --list.');
}

async function list(console: Console): Promise<void> {
  const { mutants } = await import('../../../fixtures/mutants/index.js');
  const { nullTargets } = await import('../../../fixtures/null-targets/index.js');
  const { watchedTargets } = await import('../../../fixtures/watched/index.js');
  const { dim } = console.colors;
  console.out('Mutants:');
  for (const { id, requirement, title } of mutants)
    console.out(`  ${id.padEnd(44)} ${dim(requirement.padEnd(44))} ${title}`);
  console.out('Null targets:');
  for (const { id, title } of nullTargets) console.out(`  ${id.padEnd(44)} ${title}`);
  console.out('Watched targets, which --incognito finds out:');
  for (const { id, title } of watchedTargets) console.out(`  ${id.padEnd(44)} ${title}`);
}
