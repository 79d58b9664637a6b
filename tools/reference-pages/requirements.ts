import { clientRequirements } from '../../spec/requirements/clients/index.js';
import { requirements } from '../../spec/requirements/servers/index.js';
import { type CaseLock, readCaseLock } from '../../src/model/requirement-set/case-lock.js';
import { type AnySource, readingOf } from '../../src/report/find-requirement.js';

type AnyRequirement = (typeof requirements)[number] | (typeof clientRequirements)[number];

/** `docs/requirements.md`, from the register and the published cases. */
export function renderRequirements(): string {
  const lock = readCaseLock();
  return `# Requirements

What is asked of a server and of a client, at which level, and why? This page is written by \`npm run pages\` from the register.
\`seam-conformance explain <requirement>\` shows requests and answers to each, and \`seam-conformance plan --only <requirement>\`
all of its cases. [sources.md](sources.md) goes the other way, from the sentences of the sources.

MUST decides the outcome, a violated SHOULD is a warning, and a violated MAY a notice.

## Of servers

${requirements.map((one) => sectionOf(one, lock)).join('\n\n')}

## Of clients

${clientRequirements.map((one) => sectionOf(one, lock)).join('\n\n')}
`;
}

function sectionOf(requirement: AnyRequirement, lock: CaseLock): string {
  const { id, statement, why, sources, causes, fix } = requirement;
  return `### ${id}

${standingOf(requirement)} ${statement}

${why}

- Sources: ${sources.map(sourceText).join('; ')}.
- Usual causes: ${causes.join(' ')}
- Fix: ${fix}
- Cases: ${casesText(id, lock)}`;
}

function standingOf(requirement: AnyRequirement): string {
  const others = Object.entries('levelOn' in requirement ? (requirement.levelOn ?? {}) : {});
  const limits = [
    ...('profile' in requirement ? [`profile \`${requirement.profile}\``] : []),
    ...('claim' in requirement && requirement.claim !== undefined ? [`claim \`${requirement.claim}\``] : []),
    `set ${requirement.since}`,
  ];
  const elsewhere = others.map(([operation, level]) => `, ${level} on \`${operation}\``).join('');
  return `**${requirement.level}**${elsewhere}; ${limits.join(', ')}.`;
}

function casesText(id: string, lock: CaseLock): string {
  const groups = lock.groups.filter(({ prefix }) => prefix.endsWith(`/${id}`));
  // One of the oldest, so that the page stays the same when cases are added.
  const [first] = groups
    .flatMap(({ prefix, cases }) =>
      cases
        .filter(({ retired }) => retired === undefined)
        .map(({ variant, since }) => ({ id: `${prefix}/${variant}`, since })),
    )
    .sort((one, other) => one.since - other.since);
  if (first === undefined) return 'in runs on clients.';
  const operations = groups.map(({ prefix }) => `\`${prefix.slice(0, -id.length - 1)}\``);
  return `on ${operations.join(', ')}; for example \`${first.id}\`.`;
}

function sourceText(source: AnySource): string {
  if ('document' in source) return `${source.document}, ${source.section}`;
  return `our reading: ${readingOf(source).reading.replace(/\.$/, '')}`;
}
