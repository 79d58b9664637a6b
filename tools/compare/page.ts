import { mutants as allMutants } from '../../fixtures/mutants/index.js';
import { variants as allVariants } from '../../fixtures/variants/index.js';
import { type Level, levels } from '../../spec/levels.js';
import { suiteVersion } from '../../src/ground/package-root.js';
import { median } from '../bench/rounds.js';
import { versions } from '../fake-table/published-fake.js';
import { table } from '../table.js';
import { type ComparedTool, type Comparison, falseAlarms, findings, found } from './comparison.js';
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
  const had = tools.filter(({ absence }) => absence === undefined);
  return [
    '# Comparison with Schemathesis',
    '',
    `Written by \`npm run compare\` on ${day}: version ${suiteVersion} of this suite and Schemathesis ${version}, one after the other on`,
    `each subject, ${sideBySide} subjects at a time, on one machine (${cores} cores, Node ${node}, other work beside it). Compare the`,
    'seconds with each other only.',
    '',
    ...tools.flatMap(({ name, absence }) =>
      absence === undefined ? [] : [`${name} could not be had here: ${absence}.`, ''],
    ),
    '## Figures',
    '',
    ...table(
      ['tool', 'mutants found', ...levels.map((level) => `of ${level}`), 'false alarms', 'requests', 'seconds'],
      had.map((tool) => figures(tool, comparison)),
    ),
    '',
    'Requests and seconds are medians over all subjects, with the least and the most. The requests are those that the',
    'target has received, together with those that make resources or look at them.',
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
      ['subject', 'what it does', ...had.map(({ name }) => name)],
      [comparison.reference, ...variants].map((subject) => [
        `\`${subject.id}\``,
        subject.title,
        ...had.map((tool) => (tool.runs.get(subject)?.isFailed ? checksOf(tool.runs.get(subject)) : 'none')),
      ]),
    ),
    '',
    '## Mutants',
    '',
    ...table(
      ['mutant', 'breaks', 'what it does', ...had.map(({ name }) => name)],
      mutants.map((mutant) => [
        `\`${mutant.id}\``,
        `${mutant.breaks?.requirement} (${mutant.breaks?.level})`,
        mutant.title,
        ...had.map((tool) => {
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
    '- Checks written for Schemathesis in Python could find more. None are.',
    '',
  ].join('\n');
}

function figures(tool: ComparedTool, comparison: Comparison): readonly string[] {
  const { mutants, variants } = comparison;
  const all = found(tool, comparison);
  const share = (level: Level) => {
    const ofLevel = ({ breaks }: ComparedSubject) => breaks?.level === level;
    return `${all.filter(ofLevel).length} of ${mutants.filter(ofLevel).length}`;
  };
  const runs = [...tool.runs.values()];
  return [
    tool.name,
    `${all.length} of ${mutants.length}`,
    ...levels.map(share),
    `${falseAlarms(tool, comparison).length} of ${variants.length + 1}`,
    spread(runs.map(({ requests }) => requests)),
    spread(runs.map(({ ms }) => Math.round(ms / 1000))),
  ];
}

function spread(values: readonly number[]): string {
  return `${median(values)} (${Math.min(...values)} to ${Math.max(...values)})`;
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
      return `- **${tool.name}** finds ${listed(only(theirs, ours), 'this suite does')}. This suite finds ${listed(only(ours, theirs), 'it does')}.`;
    });
}

function listed(ids: readonly string[], other: string): string {
  return `${ids.length} that ${other} not find${ids.length === 0 ? '' : `: ${ids.join(', ')}`}`;
}

function checksOf(run: Pick<ToolRun, 'alarms'> | undefined): string {
  return [...new Set(run?.alarms.map(({ check }) => check))].join(', ');
}
