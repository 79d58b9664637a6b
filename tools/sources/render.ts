import { interpretations } from '../../spec/interpretations.js';
import { clientInterpretations } from '../../spec/requirements/clients/interpretations.js';
import type { SourceDocument, SourceStatement } from '../../spec/sources/statement.js';

const heading = `# What the sources ask for

Every normative sentence of the documents that the suite rests on, in the suite's own words, and what became of it: a
requirement, an interpretation where the sources disagree or are silent, or nothing, with the reason. The command
\`seam-conformance explain <requirement>\` tells more of a requirement.

Written by \`npm run sources\` from \`spec/sources/\`.`;

/** The page that lists all statements of the sources, and the readings that they need. */
export function renderSources(documents: readonly SourceDocument[]): string {
  return `${[heading, summary(documents), ...documents.map(section), readings()].join('\n\n')}\n`;
}

function summary(documents: readonly SourceDocument[]): string {
  const rows = documents.map(({ title, statements }) => {
    const counts = [
      statements.filter(({ requirements = [] }) => requirements.length > 0),
      statements.filter(({ interpretations: read = [] }) => read.length > 0),
      statements.filter(({ excluded }) => excluded !== undefined),
    ].map(({ length }) => length);
    return `| ${title} | ${[statements.length, ...counts].join(' | ')} |`;
  });
  return [
    '| source | statements | with requirements | interpreted | excluded |',
    '| --- | ---: | ---: | ---: | ---: |',
    ...rows,
  ].join('\n');
}

function section({ title, statements }: SourceDocument): string {
  return [`## ${title}`, '', '| section | says | became |', '| --- | --- | --- |', ...statements.map(row)].join('\n');
}

function row({
  section: where,
  says,
  requirements = [],
  interpretations: read = [],
  excluded,
}: SourceStatement): string {
  const became = [
    ...requirements.map((id) => `\`${id}\``),
    ...read.map((id) => `[interpretation ${id}](#${id})`),
    ...(excluded === undefined ? [] : [`excluded: ${excluded}`]),
  ];
  return `| ${where} | ${says} | ${became.join(', ')} |`;
}

function readings(): string {
  const all = [...interpretations, ...clientInterpretations].flatMap(({ id, question, reading, reason }) => [
    `### ${id}`,
    '',
    `${question} **${reading}** ${reason}`,
    '',
  ]);
  return ['## Interpretations', '', ...all].join('\n').trimEnd();
}
