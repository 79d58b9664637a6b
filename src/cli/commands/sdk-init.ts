import { constants } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import { driverTemplate, driverTemplates, templateFile } from '../../clients/driver-templates.js';
import type { Console } from '../../ground/console.js';
import { makeFolders } from '../../ground/folders.js';
import { UsageError } from '../../ground/usage-error.js';
import { surroundingsOf } from '../init/surroundings.js';

/** `sdk init`: writes a driver to start from into the working folder. */
export function sdkInitCommand(console: Console): Command {
  return new Command('init')
    .description('write a driver to start from, which runs as it is')
    .argument('<language>', driverTemplates.map(({ language }) => language).join(', '))
    .action(async (language: string) => {
      const template = driverTemplate(language);
      await write(templateFile(template), join(console.cwd, template.file), template.file);
      const { exec } = surroundingsOf(console.cwd).manager;
      const judging = `${exec} seam-conformance sdk -- ${template.command.join(' ')}`;
      const steps = [...(template.build ? [template.build.join(' ')] : []), judging];
      console.out(`wrote ${template.file}, which makes every call with plain HTTP; put your client in its place`);
      console.out(`next: ${steps.join(' && ')}`);
    });
}

async function write(from: string, to: string, name: string): Promise<void> {
  try {
    makeFolders(dirname(to));
    await copyFile(from, to, constants.COPYFILE_EXCL);
  } catch (error) {
    const { code = 'an error' } = error as NodeJS.ErrnoException;
    throw code === 'EEXIST'
      ? new UsageError(`${name} is there already`, 'It is never overwritten; move it, or start in another folder.')
      : new UsageError(`${name} cannot be written (${code})`, 'Start in a folder that you may write to.');
  }
}
