import { Command, Option } from 'commander';
import { baselineText } from '../../gate/baseline/write.js';
import type { Console } from '../../ground/console.js';
import { journalFolder } from '../../run/journal/journal.js';
import { examined } from '../doctor/examined.js';
import { bundleFolder, ciFiles } from '../init/ci-files.js';
import { baselineName, configurationText } from '../init/configuration-text.js';
import { type Decisions, decisionsOn, undecided } from '../init/decisions.js';
import { deedOf, type NewFile, perform } from '../init/new-file.js';
import { type CiKind, ciKinds, type Surroundings, surroundingsOf } from '../init/surroundings.js';
import { vitestText } from '../init/vitest-text.js';
import { openNamed } from '../judge-target.js';
import { configurationNames } from '../settings/config.js';
import { settle } from '../settings/settings.js';

interface InitFlags {
  readonly ci?: CiKind;
  readonly dryRun?: boolean;
}

/** `init`: writes what a project needs to judge its target, from what can be found out without asking. */
export function initCommand(console: Console, exit: (code: number) => void): Command {
  return new Command('init')
    .description('write a configuration, a baseline and a CI job for this project')
    .argument('[url]', 'base URL of the target; SEAM_ENDPOINT otherwise')
    .addOption(new Option('--ci <name>', 'write the job for this one; recognised otherwise').choices(ciKinds))
    .option('--dry-run', 'show what would be written, and write nothing')
    .addHelpText(
      'after',
      `
Looks at the files of the project and, as doctor does, at the target. Asks nothing, and changes no file that is there,
but for lines added to .gitignore. Exit codes: 0 written, 2 usage or harness error.

Examples:
  $ seam-conformance init --dry-run
  $ seam-conformance init https://staging.example.com --ci gitlab`,
    )
    .action(async (url: string | undefined, flags: InitFlags) => {
      const around = surroundingsOf(console.cwd);
      const found = { ...around, ci: flags.ci ?? around.ci };
      const decisions = await decided(url, console);
      for (const file of filesFor(found, decisions)) {
        const deed = deedOf(file, console.cwd);
        const isThere = deed.kind === 'kept';
        const word = isThere || flags.dryRun !== true ? deed.kind : `to be ${deed.kind}`;
        const mark = console.colors[isThere ? 'dim' : 'green'](word.padEnd(flags.dryRun === true ? 13 : 7));
        const advice = isThere && file.otherwise !== undefined ? `: ${file.otherwise}` : '';
        console.out(`${mark} ${isThere ? deed.by : file.path}${advice}`);
        if (flags.dryRun === true && !isThere) {
          console.page(indented(deed.kind === 'added' ? deed.lines.join('\n') : file.text));
        }
        if (flags.dryRun !== true) perform(deed, file, console.cwd);
      }
      for (const reason of decisions.reasons) console.note(`profile ${decisions.profile}: ${reason}`);
      for (const doubt of decisions.doubts) console.note(`operations: ${doubt}`);
      if (flags.dryRun === true) console.note('Nothing was written.');
      for (const line of nextCommands(found, decisions)) console.out(line);
      exit(0);
    });
}

async function decided(url: string | undefined, console: Console): Promise<Decisions> {
  const settings = settle({ url, profile: 'core' }, console.env, { config: {}, folder: console.cwd });
  if (settings.url === undefined) return undecided;
  const claims = { personalAccessToken: settings.run.credentials.has('personal-access-token') };
  const target = await openNamed({ ...settings, run: { ...settings.run, claims } });
  const { findings } = await examined(target, console);
  return decisionsOn(settings.url, findings, settings.run);
}

function filesFor(found: Surroundings, decisions: Decisions): readonly NewFile[] {
  const test = `seam-conformance.test.${found.usesTypeScript ? 'ts' : 'js'}`;
  return [
    {
      path: 'seam-conformance.config.yaml',
      text: configurationText(decisions),
      instead: configurationNames,
    },
    { path: baselineName, text: baselineText({ entries: [] }) },
    ...ciFiles(found, decisions.endpoint),
    ...(found.usesVitest ? [{ path: test, text: vitestText(decisions) }] : []),
    {
      path: '.gitignore',
      text: `${found.keepsPackages ? 'node_modules/\n' : ''}${bundleFolder}/\n${journalFolder}/\n`,
      isAdded: true,
    },
  ];
}

const jobNeeds: Readonly<Record<CiKind, readonly string[]>> = {
  github: ['The job reads the variable SEAM_ENDPOINT and the secret SEAM_API_KEY of the repository.'],
  gitlab: ['The job reads the variables SEAM_ENDPOINT and SEAM_API_KEY (masked) of the project.'],
  shell: [],
};

function nextCommands({ manager, ci }: Surroundings, { endpoint }: Decisions): readonly string[] {
  const target = endpoint === undefined ? ' https://staging.example.com' : '';
  return [
    '',
    'Next, with SEAM_API_KEY in the environment:',
    `  ${manager.exec} seam-conformance doctor${target}`,
    `  ${manager.exec} seam-conformance run${target}`,
    ...jobNeeds[ci],
  ];
}

function indented(text: string): string {
  return text.replace(/\n$/, '').replace(/^/gm, '    | ');
}
