import type { Level } from '../../../spec/levels.js';
import { catalogue } from '../../../suites/servers/catalogue.js';
import type { Console } from '../../ground/console.js';
import { grouped } from '../../ground/grouped.js';
import type { Retirement } from '../../model/requirement-set/case-lock.js';
import type { PublishedCase } from '../../model/requirement-set/published-case.js';
import { findingLines } from '../finding.js';
import { aftermathOf } from './expectation-text.js';
import type { Answered, Example, Explanation } from './explanation.js';
import { answerLines, requestLines } from './message-text.js';
import { interpretationOf, isAboutClients, type Provision } from './provision.js';

type Colors = Console['colors'];

const titles: Readonly<Record<string, string>> = {
  control: 'Base request',
  fault: 'Fault request',
  witness: 'Fault request',
  probe: 'Varied request',
  twin: 'Twin request',
  act: 'Request',
};

/** An explanation as a person reads it in a terminal, line by line. */
export function explanationLines(explanation: Explanation, colors: Colors): readonly string[] {
  const { provision, example, mutants } = explanation;
  const { bold } = colors;
  const section = (title: string, lines: readonly string[]) => ['', bold(title), ...lines.map(indented)];
  return [
    ...heading(explanation, colors),
    '',
    provision.statement,
    ...section('Why it matters', [provision.why]),
    ...section('Level', levelLines(explanation)),
    ...section(
      'Source',
      provision.sources.flatMap((source) => sourceLines(source)),
    ),
    ...(example === undefined ? [] : exampleLines(example, explanation, section)),
    ...section('Usual causes', provision.causes),
    ...section('Fix', [provision.fix]),
    ...section(
      'Mutants that prove it',
      mutants.length === 0 ? ['none'] : mutants.map(({ id, title }) => `${id}: ${title}`),
    ),
  ];
}

function heading({ provision, case: one, published, cases }: Explanation, colors: Colors): readonly string[] {
  const { bold, dim } = colors;
  if (published?.retired) return retiredHeading(published, published.retired, colors);
  if (one) return [bold(one.id), dim(`${one.title}; a case of ${provision.id}`)];
  if (published) return [bold(published.id), dim(`a case of ${provision.id}, on clients`)];
  const count = [...cases.values()].flat().length;
  const about = isAboutClients(provision) ? 'on clients' : `${count} ${count === 1 ? 'case' : 'cases'}`;
  return [bold(provision.id), dim(`a requirement, ${about}`)];
}

/** What a retired id says to whoever still has it in a baseline or a script. */
function retiredHeading(
  { id, requirement }: PublishedCase,
  { as, in: number }: NonNullable<PublishedCase['retired']>,
  { bold, yellow }: Colors,
): readonly string[] {
  return [
    bold(id),
    yellow(`retired in requirement set ${number}: ${retirementWords[as]}; it was a case of ${requirement}`),
  ];
}

const retirementWords: Readonly<Record<Retirement, string>> = {
  duplicate: 'another case shows the same',
  wrong: 'it asked for what no source says',
  superseded: 'another case took its place',
};

function levelLines({ provision, published, cases, case: own }: Explanation): readonly string[] {
  const { level, levelOn = {}, profile, claim } = provision;
  const scope = [
    ...(profile === undefined ? [] : [`from the profile ${profile} on`]),
    ...(claim === undefined ? [] : [`where ${claim} is claimed`]),
    `since requirement set ${published?.since ?? provision.since}`,
  ].join(', ');
  if (own) return [`${own.level}${scope === '' ? '' : `, ${scope}`}`];
  const byLevel = grouped([...cases.keys()], (operation): Level => levelOn[operation] ?? level);
  const isEverywhere = byLevel.size === 1 && cases.size === catalogue().contract.operations.length;
  const lines = [...byLevel].map(([one, on]) => `${one} on ${isEverywhere ? 'every operation' : on.join(', ')}`);
  return [...(lines.length === 0 ? [level] : lines), ...(scope === '' ? [] : [scope])];
}

function sourceLines(source: Provision['sources'][number]): readonly string[] {
  if ('document' in source) return [`"${source.document}", ${source.section}`];
  const found = interpretationOf(source.interpretation);
  if (!found) return [`interpretation ${source.interpretation}`];
  return [
    `interpretation ${found.id}: ${found.question}`,
    ...found.sources.map((one) => `  ${one}`),
    `  Reading: ${found.reading}`,
    `  Reason: ${found.reason}`,
  ];
}

function exampleLines(
  example: Example,
  { case: asked, cases }: Explanation,
  section: (title: string, lines: readonly string[]) => readonly string[],
): readonly string[] {
  const { listed, requests, conforming, violating, findings } = example;
  const aftermath = aftermathOf(listed.case.expect, listed.experiment);
  const counts = [...cases].map(([operation, all]) => `${String(all.length).padStart(5)}  ${operation}`);
  return [
    ...(asked ? [] : section('Cases', [...counts, `for example ${listed.case.id}`])),
    ...requests.flatMap(({ step, role, request }) =>
      section(`${titles[role] ?? 'Request'} (${step})`, requestLines(request)),
    ),
    ...section('A conforming answer', [...answers(conforming), ...(aftermath === undefined ? [] : ['', aftermath])]),
    ...section('A non-conforming answer', [
      ...answers(violating),
      ...(findings.length > 0 ? ['', 'which is reported as', ...findings.flatMap(findingLines).map(indented)] : []),
    ]),
  ];
}

function answers(answered: readonly Answered[]): readonly string[] {
  return answered.flatMap(({ step, answer }, index) => [
    ...(index === 0 ? [] : ['']),
    `to "${step}":`,
    ...answerLines(answer),
  ]);
}

function indented(line: string): string {
  return line === '' ? '' : `  ${line}`;
}
