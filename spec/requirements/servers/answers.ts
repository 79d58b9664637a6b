import { documents } from '../../documents.js';
import type { Requirement } from '../../requirement.js';

const response = { document: documents.deleteIdentity, section: 'OpenAPI, responses' };
const returnType = { document: documents.revokeDevice, section: 'Return Type' };

export const answers = [
  {
    id: 'void.status-200',
    level: 'MUST',
    profile: 'core',
    statement: 'A success is answered with exactly 200.',
    why: 'Clients that compare the status take another 2xx for a failure.',
    sources: [response],
    causes: ['A framework answers 204 to a handler without a value, or 201 to a PUT, or 202 to a delayed one.'],
  },
  {
    id: 'void.json',
    level: 'MUST',
    profile: 'core',
    statement: 'A success carries a JSON object with the content type `application/json`.',
    why: 'Clients that parse the body throw although the call succeeded.',
    sources: [response, { interpretation: 'success-body' }],
    causes: ['The body is empty, or plain text.', 'A proxy answers with a page.'],
  },
  {
    id: 'void.ok-boolean',
    level: 'MUST',
    profile: 'core',
    statement: 'A success holds a boolean `ok`, as the schema requires.',
    why: 'Typed clients fail to decode the body.',
    sources: [response, { interpretation: 'success-body' }],
    causes: ['The example output `{}` was implemented literally.', 'The value is a string or a number.'],
  },
  {
    id: 'void.ok-true',
    level: 'MUST',
    profile: 'core',
    statement: 'On success `ok` is true.',
    why: 'Clients that look at the body report a failure that was none.',
    sources: [{ interpretation: 'success-body' }],
    causes: ['`ok` tells whether something changed, not whether the call succeeded.'],
  },
  {
    id: 'void.nothing-else',
    level: 'MAY',
    profile: 'core',
    statement: 'A success holds nothing but `ok`.',
    why: 'Further members are legal; clients could come to depend on them.',
    sources: [returnType],
    causes: ['The changed resource is returned.'],
  },
  {
    id: 'error.envelope',
    level: 'SHOULD',
    profile: 'safe',
    statement: 'A 400 or 401 carries a JSON object with a string `error.type` and a string `error.message`.',
    why: 'Clients show "unknown error" where they could say what is wrong.',
    sources: [{ interpretation: 'error-body' }],
    causes: ["The framework's own error page is sent.", 'A gateway answers in front of the application.'],
  },
  {
    id: 'error.names-parameter',
    level: 'MAY',
    profile: 'safe',
    statement: '`error.validation_errors` names the parameter that a 400 is about.',
    why: 'People cannot see which of their parameters is wrong.',
    sources: [{ interpretation: 'error-body' }],
    causes: ['Validation stops at a general message.'],
  },
  {
    id: 'error.not-ok',
    level: 'MUST',
    profile: 'safe',
    statement: 'A refusal never says `ok: true` and never has a 2xx status.',
    why: 'Clients that look at one of the two take the refusal for a success.',
    sources: [{ interpretation: 'error-body' }, { interpretation: 'refusal-status' }],
    causes: ['`ok: true` is added to every body.', 'Errors are sent with the status 200.'],
  },
  {
    id: 'error.leaks-nothing',
    level: 'MUST',
    profile: 'safe',
    statement: 'No answer shows a stack trace, a file path of the server, or a credential of the request.',
    why: 'It helps an attacker, and puts credentials into logs of clients.',
    sources: [{ interpretation: 'error-body' }],
    causes: ['A development mode is on.', 'The message quotes the Authorization header.'],
  },
] as const satisfies readonly Requirement[];
