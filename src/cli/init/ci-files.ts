import { credentialKinds, workspaceHeader } from '../../../spec/credentials.js';
import { isLoopback } from '../../ground/loopback.js';
import { suiteVersion } from '../../ground/package-root.js';
import { shellText as quoted } from '../../report/shell.js';
import type { NewFile } from './new-file.js';
import type { CiKind, Surroundings } from './surroundings.js';

/** Where a run leaves its bundle unless told otherwise. */
export const bundleFolder = 'seam-conformance-report';

/** The files with which continuous integration judges the target, which the configuration may have at an address. */
export function ciFiles(found: Surroundings, endpoint?: string): readonly NewFile[] {
  return byKind[found.ci](found, judging(found, endpoint));
}

interface Judging {
  readonly command: string;
  /** What has to happen before, as lines of a comment. */
  readonly before: readonly string[];
}

function judging({ manager }: Surroundings, endpoint: string | undefined): Judging {
  const command = `${manager.exec} seam-conformance run`;
  if (endpoint === undefined || !isLoopback(new URL(endpoint).hostname)) return { command, before: [] };
  // Where no target is deployed, the job has to start the one of the change that it judges.
  const before = [
    `# Start the target here, in the background, so that it answers at ${endpoint}, such as: npm start &`,
  ];
  return { command: `${command} --wait 60`, before };
}

const byKind: Readonly<Record<CiKind, (found: Surroundings, judging: Judging) => readonly NewFile[]>> = {
  github: (found, run) => [
    { path: fromRoot(found, '.github/workflows/conformance.yaml'), text: githubText(found, run) },
  ],
  gitlab: (found, run) => [
    { path: fromRoot(found, '.gitlab/conformance.yml'), text: gitlabText(found, run) },
    {
      path: fromRoot(found, '.gitlab-ci.yml'),
      text: 'include:\n  - local: .gitlab/conformance.yml\n',
      // One that is there belongs to the project.
      otherwise: 'add "- local: .gitlab/conformance.yml" to its "include"',
    },
  ],
  shell: (found, run) => [{ path: 'conformance.sh', text: shellText(found, run), isExecutable: true }],
};

function fromRoot({ place }: Surroundings, path: string): string {
  return `${place === '' ? '' : `${place.replace(/[^/]+/g, '..')}/`}${path}`;
}

function installOf({ manager, isLocked, isInstalled }: Surroundings): string {
  if (!isInstalled) return `${manager.add} seam-conformance@${suiteVersion}`;
  return isLocked ? manager.installLocked : manager.install;
}

function githubText(found: Surroundings, { command, before }: Judging): string {
  const { manager, place } = found;
  const within = place === '' ? '' : `${place}/`;
  const cached = manager.cache !== undefined && found.isLocked && place === '';
  return `# Judges the target on every change. The job's summary shows what was found, and the bundle holds the evidence.
name: conformance

on:
  pull_request:
  push:
    branches: [main]
  workflow_dispatch:

# Nothing is written to the repository.
permissions:
  contents: read

jobs:
  conformance:
    runs-on: ubuntu-latest
    timeout-minutes: 15
${place === '' ? '' : `    defaults:\n      run:\n        working-directory: ${yamlText(place)}\n`}    steps:
      - uses: actions/checkout@v4
${manager.setup === undefined ? '' : `      - run: ${manager.setup}\n        working-directory: .\n`}      - uses: actions/setup-node@v4
        with:
          node-version: 22
${cached ? `          cache: ${manager.cache}\n` : ''}      - run: ${installOf(found)}
${before.map((line) => `      ${line}\n`).join('')}      - name: Judge the target
        # A variable and secrets of the repository. What is not set is not lent.
        env:
          SEAM_ENDPOINT: \${{ vars.SEAM_ENDPOINT }}
          ${workspaceHeader.variable}: \${{ vars.${workspaceHeader.variable} }}
${credentialKinds.map(({ variable }) => `          ${variable}: \${{ secrets.${variable} }}\n`).join('')}        run: ${command}
      - name: Keep the bundle
        if: always()
        uses: actions/upload-artifact@v4
        with:
          name: conformance
          path: ${yamlText(`${within}${bundleFolder}`)}
          if-no-files-found: warn
`;
}

function gitlabText(found: Surroundings, { command, before }: Judging): string {
  const { manager, place } = found;
  const within = place === '' ? '' : `${place}/`;
  return `# Judges the target. SEAM_ENDPOINT and credentials are variables of the project's settings, masked.
conformance:
  image: node:22
  timeout: 15 minutes
  script:
${place === '' ? '' : `    - ${yamlText(`cd ${quoted(place)}`)}\n`}${manager.setup === undefined ? '' : `    - ${manager.setup}\n`}    - ${installOf(found)}
${before.map((line) => `    ${line}\n`).join('')}    - ${command}
  artifacts:
    when: always
    paths:
      - ${yamlText(`${within}${bundleFolder}`)}
    reports:
      junit: ${yamlText(`${within}${bundleFolder}/junit.xml`)}
      codequality: ${yamlText(`${within}${bundleFolder}/gl-code-quality-report.json`)}
`;
}

function shellText(found: Surroundings, { command, before }: Judging): string {
  return `#!/bin/sh
# Judges the target. SEAM_ENDPOINT and credentials come from the environment, and the bundle is in ${bundleFolder}.
# Exit codes: 0 conforming, 1 non-conforming, 2 usage or harness error, 3 undetermined.
set -eu
cd "$(dirname "$0")"
${installOf(found)}
${before.map((line) => `${line}\n`).join('')}exec ${command} "$@"
`;
}

// The name of a folder may hold anything.
function yamlText(text: string): string {
  return /^[\w./-]+(?: [\w./-]+)*$/.test(text) ? text : JSON.stringify(text);
}
