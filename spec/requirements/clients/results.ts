import { documents } from '../../documents.js';
import type { ClientRequirement } from './client-requirement.js';

const returnType = { document: documents.revokeDevice, section: 'Return Type' };
const responses = { document: documents.deleteIdentity, section: 'OpenAPI, responses' };
const failures = { interpretation: 'client-failures' } as const;
const details = { interpretation: 'client-error-details' } as const;

export const results = [
  {
    id: 'result.void',
    level: 'MUST',
    statement: 'A success returns nothing: no value in a library, exit code 0 on a command line.',
    why: 'Callers come to rely on a value that is not part of the contract, or see a failure that was none.',
    sources: [returnType, { interpretation: 'client-void' }],
    causes: ['The body is returned as it is.', 'A missing member is taken for a failure.'],
  },
  {
    id: 'result.extra-members-ignored',
    level: 'MUST',
    statement: 'Members that a success holds beside `ok` neither reach the caller nor make the call fail.',
    why: 'The client breaks on the day the API adds a member.',
    sources: [responses, { interpretation: 'client-void' }],
    causes: ['The decoder refuses unknown members.', 'Whatever is left beside `ok` is returned.'],
  },
  {
    id: 'failure.envelope-surfaces',
    level: 'MUST',
    statement: 'A 400, 401, 404, 429, 500 or 503 with an error envelope surfaces as an error.',
    why: 'The caller believes that access was taken away, and it was not.',
    sources: [responses, failures],
    causes: ['Only some statuses are looked at.', 'A missing resource counts as already removed.'],
  },
  {
    id: 'failure.bare-surfaces',
    level: 'MUST',
    statement: 'The same statuses without a body surface as errors.',
    why: 'No document promises a body, and gateways send none.',
    sources: [responses, failures],
    causes: ['The body decides, not the status.'],
  },
  {
    id: 'failure.html-surfaces',
    level: 'MUST',
    statement: 'The same statuses with an HTML page surface as errors.',
    why: 'A proxy that answers for a dead server looks like success.',
    sources: [failures],
    causes: ['Anything that is not an envelope is skipped.'],
  },
  {
    id: 'failure.truncated-json-surfaces',
    level: 'MUST',
    statement: 'The same statuses with JSON that breaks off surface as errors.',
    why: 'The failure of the parser hides the failure of the call.',
    sources: [failures],
    causes: ['Exceptions of the parser are swallowed.'],
  },
  {
    id: 'failure.lost-connection-surfaces',
    level: 'MUST',
    statement: 'A connection that is closed without an answer surfaces as an error.',
    why: 'Nobody knows what was done, and the caller believes that all was.',
    sources: [failures],
    causes: ['Network errors are logged and swallowed.'],
  },
  {
    id: 'failure.redirect-surfaces',
    level: 'SHOULD',
    statement: 'A redirect that is not followed surfaces as an error.',
    why: 'Nothing was done, and the caller believes that all was.',
    sources: [{ interpretation: 'client-redirects' }],
    causes: ['Every status below 400 counts as success.'],
  },
  {
    id: 'failure.false-success-surfaces',
    level: 'MAY',
    statement: 'A 200 that says `ok: false`, or holds a page, surfaces as an error.',
    why: 'A page of a proxy passes for a success.',
    sources: [{ interpretation: 'client-false-success' }],
    causes: ['The status alone is looked at.'],
  },
  {
    id: 'failure.status-preserved',
    level: 'SHOULD',
    statement: 'The error carries the status of the answer.',
    why: 'Callers cannot tell a wrong key from a wrong id.',
    sources: [details],
    causes: ['All errors become one.'],
  },
  {
    id: 'failure.type-preserved',
    level: 'SHOULD',
    statement: 'The error carries `error.type`.',
    why: 'Callers have to match on sentences that are meant for people.',
    sources: [details],
    causes: ['A word of the client takes its place.'],
  },
  {
    id: 'failure.message-preserved',
    level: 'SHOULD',
    statement: 'The message of the error holds `error.message`.',
    why: 'People are told that something failed, and not what.',
    sources: [details],
    causes: ['A sentence of the client takes its place.'],
  },
  {
    id: 'failure.request-id-preserved',
    level: 'SHOULD',
    statement: 'The error carries the request id of the header `seam-request-id`.',
    why: 'Support cannot find the request.',
    sources: [details],
    causes: ['Headers are dropped when the error is built.'],
  },
  {
    id: 'failure.validation-errors-preserved',
    level: 'SHOULD',
    statement: 'The error says which parameter is wrong and how, where the answer does.',
    why: 'People cannot see which of their parameters is wrong.',
    sources: [details],
    causes: ['Only the first sentence is kept.'],
  },
] as const satisfies readonly ClientRequirement[];
