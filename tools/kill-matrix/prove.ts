import { Command, CommanderError } from 'commander';
import { processConsole } from '../../src/ground/console.js';
import { UsageError } from '../../src/ground/usage-error.js';
import { prove } from './proof.js';

const { out, note, colors } = processConsole(
  (same) => same,
  (error) => {
    throw error;
  },
);

const command = new Command('npm run prove --')
  .description(
    'Judges the mutants of a requirement, and the reference: each mutant must fail its requirement and no other.',
  )
  .exitOverride()
  .argument('<requirement...>', 'ids, such as uuid.malformed-refused or request.once')
  .addHelpText(
    'after',
    `
Exit codes: 0 proven, 1 not proven, 2 usage error.

Examples:
  $ npm run prove -- uuid.malformed-refused
  $ npm run prove -- void.ok-boolean void.ok-true`,
  )
  .action(async (ids: readonly string[]) => {
    for (const id of ids) {
      const start = performance.now();
      const proofs = await prove(id, ({ subject, title, faults }) => {
        out(`${faults.length === 0 ? colors.green('ok') : colors.red('fault')}  ${subject}: ${title}`);
        for (const fault of faults) out(`       ${fault}`);
      });
      const mutants = proofs.filter(({ subject }) => subject !== 'reference').length;
      const faulty = proofs.filter(({ faults }) => faults.length > 0).length;
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      if (mutants === 0) out(`${colors.red('fault')}  no mutant breaks ${id}: add one to fixtures`);
      out(`${id}: ${counted(mutants, 'mutant')}, ${counted(faulty, 'fault')}, ${seconds} s`);
      if (faulty > 0 || mutants === 0) process.exitCode = 1;
    }
  });

try {
  await command.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else if (error instanceof UsageError) {
    note(`${colors.red('error:')} ${error.message}`);
    if (error.advice !== undefined) note(error.advice);
    process.exitCode = 2;
  } else throw error;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
