import { Command } from 'commander';
import { mutant, mutants } from '../../../fixtures/mutants/index.js';
import { nullTargets } from '../../../fixtures/null-targets/index.js';
import { createReference } from '../../../fixtures/reference/reference.js';
import { listen } from '../../../fixtures/serve.js';
import { didYouMean } from '../../config/nearest.js';
import type { CredentialName } from '../../experiment/request.js';
import { variableOf } from '../../run/advice.js';
import { UsageError } from '../../usage-error.js';
import type { Console } from '../console.js';
import { embeddedCredentials } from '../judge-target.js';
import { naturalNumber } from '../parse.js';

interface ServeFlags {
  readonly port: number;
  readonly mutant?: string;
  readonly null?: string;
  readonly list?: boolean;
}

/** `serve`: the reference implementation, broken in one way where asked for, until it is interrupted. */
export function serveCommand(console: Console, exit: (code: number) => void): Command {
  return new Command('serve')
    .description('serve the reference implementation on the loopback interface')
    .option('--port <number>', 'port; 0 for any free one', naturalNumber, 0)
    .option('--mutant <id>', 'broken in one way')
    .option('--null <kind>', 'a target that implements nothing')
    .option('--list', 'list the mutants and null targets')
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
        list(console);
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

async function open({
  port,
  mutant: id,
  null: kind,
}: ServeFlags): Promise<{ url: string; close: () => Promise<void>; title: string }> {
  if (id !== undefined && kind !== undefined) throw new UsageError('both --mutant and --null are given', 'Choose one.');
  if (kind !== undefined) {
    const found = nullTargets.find((target) => target.id === kind);
    if (!found)
      throw unknown(
        'null target',
        kind,
        nullTargets.map((target) => target.id),
      );
    return { ...(await found.open(port)), title: `null target ${kind}: ${found.title}` };
  }
  const reference = await createReference();
  if (id === undefined) return { ...(await listenOn(reference.handle, port)), title: 'reference implementation' };
  if (!mutants.some((known) => known.id === id))
    throw unknown(
      'mutant',
      id,
      mutants.map((known) => known.id),
    );
  const { wrap, title, requirement } = mutant(id);
  return {
    ...(await listenOn(wrap(reference.handle, reference), port)),
    title: `mutant ${id} (${requirement}): ${title}`,
  };
}

async function listenOn(...[handle, port]: Parameters<typeof listen>): ReturnType<typeof listen> {
  try {
    return await listen(handle, port);
  } catch (error) {
    throw new UsageError(`port ${port} cannot be listened on: ${(error as Error).message}`, 'Choose another, or 0.');
  }
}

function unknown(what: string, id: string, known: readonly string[]): UsageError {
  return new UsageError(`there is no ${what} "${id}"${didYouMean(id, known)}`, 'List them with serve --list.');
}

function list(console: Console): void {
  const { dim } = console.colors;
  console.out('Mutants:');
  for (const { id, requirement, title } of mutants)
    console.out(`  ${id.padEnd(44)} ${dim(requirement.padEnd(44))} ${title}`);
  console.out('Null targets:');
  for (const { id, title } of nullTargets) console.out(`  ${id.padEnd(44)} ${title}`);
}
