import { findRequirement } from './find-requirement.js';

/** What usually lies behind a violation of a requirement, in one line; `undefined` where no register knows it. */
export function usualCauses(requirement: string): string | undefined {
  return findRequirement(requirement)?.causes.join(' ');
}

/** What to change where a requirement is violated, in one sentence; `undefined` where no register knows it. */
export function fixFor(requirement: string): string | undefined {
  return findRequirement(requirement)?.fix;
}

/** Where a requirement comes from, in one line: documents by title and section, readings by the page that gives their reasons. */
export function sourcesText(requirement: string): string | undefined {
  return findRequirement(requirement)
    ?.sources.map((source) =>
      'document' in source
        ? `${source.document}, ${source.section}`
        : `our reading docs/sources.md#${source.interpretation}`,
    )
    .join('; ');
}
