import type { Requirement } from '../../requirement.js';

const answer = { interpretation: 'any-answer' } as const;

/** What any OpenAPI document says of its answers; the five operations have no case of it. */
export const documentedAnswers = [
  {
    id: 'response.documented-status',
    since: 2,
    level: 'MUST',
    profile: 'safe',
    statement: 'A success has a documented status.',
    why: 'Generated clients treat it as an error.',
    sources: [answer],
    causes: ['A framework answers 201 or 204 by its own rule.'],
    fix: 'Set the documented status explicitly, or document the one that is sent.',
  },
  {
    id: 'response.documented-shape',
    since: 2,
    level: 'MUST',
    profile: 'safe',
    statement:
      'A success has the documented media type and headers, and a body that meets the documented schema, at every depth.',
    why: 'Typed clients fail to read it.',
    sources: [answer],
    causes: ['A member is null where the document has none.', 'The document was not changed with the code.'],
    fix: 'Make the answer from the documented schema, or correct the document.',
  },
  {
    id: 'response.refusal-shape',
    since: 2,
    level: 'MUST',
    profile: 'safe',
    statement: 'A refusal whose status has a documented schema has a body that meets it.',
    why: 'Clients show "unknown error" where they could say what is wrong.',
    sources: [answer],
    causes: ["The framework's own error page is sent."],
    fix: 'Make every refusal in one error handler that writes the documented schema.',
  },
  {
    id: 'response.write-only-hidden',
    since: 2,
    level: 'SHOULD',
    profile: 'safe',
    statement: 'A success holds no member that the document marks as only written.',
    why: 'A password comes back to whoever may read the thing.',
    sources: [answer],
    causes: ['The stored object is returned as it is.'],
    fix: 'Leave members with `writeOnly` out of every answer.',
  },
  {
    id: 'response.nothing-else',
    since: 2,
    level: 'MAY',
    profile: 'safe',
    statement: 'A success holds no member that the document does not know.',
    why: 'Clients come to depend on it, and nobody has promised it.',
    sources: [answer],
    causes: ['The document was not changed with the code.'],
    fix: 'List the members that are written, or add the new one to the document.',
  },
] as const satisfies readonly Requirement[];
