import { mutants as allMutants } from '../../fixtures/mutants/index.js';
import { variants as allVariants } from '../../fixtures/variants/index.js';
import { suiteVersion } from '../../src/ground/package-root.js';
import { versions } from '../fake-table/published-fake.js';
import { table } from '../table.js';
import { type Comparison, findings, found } from './comparison.js';
import { figuresByConcern, had, toolFigures } from './figures.js';
import { suiteArguments } from './judged-by-suite.js';
import { version } from './schemathesis/install.js';
import { schemathesisArguments } from './schemathesis/judged-by-schemathesis.js';
import type { ComparedSubject } from './subjects.js';
import type { ToolRun } from './tool-run.js';

/** Where and when was compared. */
export interface ComparingMachine {
  readonly cores: number;
  readonly node: string;
  readonly day: string;
  /** Subjects at a time. */
  readonly sideBySide: number;
}

/** The page about what this suite and Schemathesis find, in Markdown. */
export function renderComparison(comparison: Comparison, { cores, node, day, sideBySide }: ComparingMachine): string {
  const { tools, mutants, variants } = comparison;
  const present = had(tools);
  return [
    '# Comparison with Schemathesis',
    '',
    `Written by \`npm run compare\` on ${day}: version ${suiteVersion} of this suite and Schemathesis ${version}, one after the other on`,
    `each subject, ${sideBySide} subjects at a time, on one machine (${cores} cores, Node ${node}). Compare the seconds with`,
    'each other only.',
    '',
    ...tools.flatMap(({ name, absence }) =>
      absence === undefined ? [] : [`${name} could not be had here: ${absence}.`, ''],
    ),
    '## Figures',
    '',
    ...table(...headed(toolFigures(comparison))),
    '',
    'Requests and seconds are medians over all subjects, with the least and the most. The requests are those that the',
    'target has received, together with those that make resources or look at them.',
    '',
    ...table(...headed(figuresByConcern(comparison))),
    '',
    '## Method',
    '',
    `- **Subjects.** ${mutants.length} of the ${allMutants.length} [mutants](kill-matrix.md) of this project: all of them, sorted by requirement and id, are cut into`,
    `  ${mutants.length} stretches of equal length, and the first of each is taken. In the same way ${variants.length} of the ${allVariants.length} variants, sorted by id. Variants`,
    '  and the reference conform. Each tool gets a fresh one of each, on the loopback interface.',
    `- **This suite.** \`seam-conformance ${suiteArguments.join(' ')}\`, with all credentials of the reference.`,
    `- **Schemathesis.** \`schemathesis run <document> ${schemathesisArguments.join(' ')}\`, with the URL, the API key in the \`Authorization\``,
    '  header, and a hook (`tools/compare/schemathesis/lend.py`) that puts resources that exist in the place of every',
    '  well-formed id, fresh ones for each request. All else is as it comes: all phases, one worker.',
    `- **Documents.** *Published* is the one in \`@seamapi/types\` ${versions.types}, cut down to the paths of the five operations. *Strict* is`,
    '  `spec/openapi.yaml` of this project.',
    '- **Found** is a mutant in which a tool objects to anything that it does not object to in the reference, at whatever level.',
    '- **False alarm** is a conforming subject for which a tool ends with an exit code that stops a pipeline.',
    '',
    '## What one finds and the other does not',
    '',
    ...oneSided(comparison),
    '',
    '## Conforming subjects',
    '',
    ...table(
      ['subject', 'what it does', ...present.map(({ name }) => name)],
      [comparison.reference, ...variants].map((subject) => [
        `\`${subject.id}\``,
        subject.title,
        ...present.map((tool) => (tool.runs.get(subject)?.isFailed ? checksOf(tool.runs.get(subject)) : 'none')),
      ]),
    ),
    '',
    '## Mutants',
    '',
    ...table(
      ['mutant', 'breaks', 'what it does', ...present.map(({ name }) => name)],
      mutants.map((mutant) => [
        `\`${mutant.id}\``,
        `${mutant.breaks?.requirement} (${mutant.breaks?.level})`,
        mutant.title,
        ...present.map((tool) => {
          const own = findings(tool, mutant, comparison);
          return own.length === 0 ? 'not found' : checksOf({ alarms: own });
        }),
      ]),
    ),
    '',
    '## Limits',
    '',
    '- The mutants are those of this project, made to prove its own requirements, and it is known to find them. What they say',
    '  is what Schemathesis adds, and what it leaves open, on defects of this kind; not how many defects there are elsewhere.',
    '- Schemathesis knows any document and no more than that. It has not been told of further kinds of credentials, of a second',
    '  workspace, or of what a call changes; its stateful phase does not apply, as none of the operations returns an id.',
    '- Every alarm of the published document on the reference has one cause: that document requires no body, and none of the ids of',
    '  `revoke_access_to_all_entrances`, so that Schemathesis takes an empty call to be valid. That is said of the document, not of the tool.',
    '- Checks written for Schemathesis in Python could find more. None are.',
    '',
  ].join('\n');
}

function oneSided(comparison: Comparison): readonly string[] {
  const [own, ...others] = comparison.tools;
  if (own === undefined) return [];
  const ours = new Set(found(own, comparison));
  return others
    .filter(({ absence }) => absence === undefined)
    .map((tool) => {
      const theirs = new Set(found(tool, comparison));
      const only = (these: ReadonlySet<ComparedSubject>, those: ReadonlySet<ComparedSubject>) =>
        [...these].filter((one) => !those.has(one)).map(({ id }) => `\`${id}\``);
      const alone = only(theirs, ours);
      return `- **${tool.name}** finds ${listed(alone)} that this suite does not find. This suite finds ${only(ours, theirs).length} that it does not find.`;
    });
}

function listed(ids: readonly string[]): string {
  return ids.length === 0 ? 'nothing' : ids.join(', ');
}

function headed([head = [], ...rows]: readonly (readonly string[])[]): Parameters<typeof table> {
  return [head, rows];
}

function checksOf(run: Pick<ToolRun, 'alarms'> | undefined): string {
  return [...new Set(run?.alarms.map(({ check }) => check))].join(', ');
}
