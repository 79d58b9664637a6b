import { levels } from '../../spec/levels.js';
import { grouped } from '../../src/ground/grouped.js';
import { median } from '../bench/rounds.js';
import { type ComparedTool, type Comparison, falseAlarms, found } from './comparison.js';
import type { ComparedSubject } from './subjects.js';

/** The figures of each tool that could be had: a head and a row for each. */
export function toolFigures(comparison: Comparison): readonly (readonly string[])[] {
  const { mutants, variants, tools } = comparison;
  return [
    ['tool', 'mutants found', ...levels.map((level) => `of ${level}`), 'false alarms', 'requests', 'seconds'],
    ...had(tools).map((tool) => {
      const all = found(tool, comparison);
      const runs = [...tool.runs.values()];
      return [
        tool.name,
        share(all, mutants),
        ...levels.map((level) => {
          const ofLevel = ({ breaks }: ComparedSubject) => breaks?.level === level;
          return share(all.filter(ofLevel), mutants.filter(ofLevel));
        }),
        share(falseAlarms(tool, comparison), [comparison.reference, ...variants]),
        spread(runs.map(({ requests }) => requests)),
        spread(runs.map(({ ms }) => Math.round(ms / 1000))),
      ];
    }),
  ];
}

/** How many of the mutants each tool finds, by what they are about: a head and a row for each. */
export function figuresByConcern(comparison: Comparison): readonly (readonly string[])[] {
  const concernOf = ({ breaks }: ComparedSubject) => breaks?.requirement.split('.')[0] ?? '';
  const tools = had(comparison.tools).map((tool) => ({ name: tool.name, all: found(tool, comparison) }));
  return [
    ['requirements', ...tools.map(({ name }) => name)],
    ...[...grouped(comparison.mutants, concernOf)].map(([concern, own]) => [
      `\`${concern}.*\``,
      ...tools.map(({ all }) =>
        share(
          all.filter((one) => concernOf(one) === concern),
          own,
        ),
      ),
    ]),
  ];
}

/** The tools that could be had. */
export function had(tools: readonly ComparedTool[]): readonly ComparedTool[] {
  return tools.filter(({ absence }) => absence === undefined);
}

function share(some: readonly unknown[], all: readonly unknown[]): string {
  return `${some.length} of ${all.length}`;
}

function spread(values: readonly number[]): string {
  return `${median(values)} (${Math.min(...values)} to ${Math.max(...values)})`;
}
