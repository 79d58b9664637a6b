import { documents } from '../../documents.js';
import type { ClientRequirement } from './client-requirement.js';

const schema = { document: documents.deleteIdentity, section: 'OpenAPI, requestBody' };
const signature = { document: documents.grantDevice, section: 'signature line' };
const exclusions = { document: documents.revokeEntrances, section: 'Request Parameters' };
const forms = { interpretation: 'client-forms' } as const;

export const requests = [
  {
    id: 'offer.operation',
    since: 1,
    level: 'MUST',
    statement: 'The client offers the operation.',
    why: 'The call cannot be made at all.',
    sources: [signature, { interpretation: 'client-offer' }],
    causes: ['The client was generated from an older description.'],
  },
  {
    id: 'offer.parameters',
    since: 1,
    level: 'SHOULD',
    statement: 'Every documented combination of parameters can be passed.',
    why: 'Callers have to look up ids that the API would find for them.',
    sources: [exclusions, { interpretation: 'client-offer' }],
    causes: ['A parameter was added to the API after the client was generated.'],
  },
  {
    id: 'request.once',
    since: 1,
    level: 'MUST',
    statement: 'A call that succeeds at once makes exactly one request.',
    why: 'None means that nothing was done; a second one can undo or repeat what someone did in between.',
    sources: [signature],
    causes: ['A promise is not awaited.', 'A success is repeated like a failure.'],
  },
  {
    id: 'request.documented-form',
    since: 1,
    level: 'MUST',
    statement: 'Method and path are those of a documented form of the operation.',
    why: 'A conforming server refuses the call.',
    sources: [signature, forms],
    causes: ['The path is misspelt.', 'PATCH or GET is taken for an update.'],
  },
  {
    id: 'request.parameters-unchanged',
    since: 1,
    level: 'MUST',
    statement: 'Exactly the parameters of the call arrive, with their values.',
    why: 'Access changes for someone else, or for no one.',
    sources: [schema],
    causes: ['Two parameters are swapped.', 'A default is filled in.', 'Names are converted to another case.'],
  },
  {
    id: 'request.parameters-in-place',
    since: 1,
    level: 'MUST',
    statement: 'The parameters stand where the form demands: in the body, or in the query of a DELETE.',
    why: 'A conforming server does not look for them anywhere else.',
    sources: [schema, forms],
    causes: ['The query of a POST is filled.', 'A DELETE carries a body.'],
  },
  {
    id: 'request.json-body',
    since: 1,
    level: 'MUST',
    statement: 'A body is a JSON object with the content type `application/json`.',
    why: 'A conforming server refuses any other content type.',
    sources: [schema],
    causes: ['The HTTP library sends forms by default.', 'The header is only set for some methods.'],
  },
  {
    id: 'request.nothing-undocumented',
    since: 1,
    level: 'SHOULD',
    statement: 'Nothing is sent beside the parameters but the flag `_strict=true` in a query.',
    why: 'A strict server refuses the call.',
    sources: [{ interpretation: 'client-strict-flag' }],
    causes: ['A cache buster or a telemetry member is added.'],
  },
  {
    id: 'request.exclusive-as-given',
    since: 1,
    level: 'MUST',
    statement: 'Parameters that exclude each other are refused before they are sent, or sent as given.',
    why: 'The client decides silently whose access is revoked.',
    sources: [exclusions, { interpretation: 'client-local-refusal' }],
    causes: ['The first id that is set wins.', 'The dependent parameter is dropped without a word.'],
  },
  {
    id: 'request.ids-unharmed',
    since: 1,
    level: 'MUST',
    statement: 'Unusual ids arrive as they were given, in Unicode and with every reserved character.',
    why: 'A harmed id names something else, and the error message names an id that the caller never used.',
    sources: [schema, { interpretation: 'client-local-refusal' }],
    causes: ['A query is joined without escaping.', 'Text is trimmed, normalised, lower-cased or read as a number.'],
  },
] as const satisfies readonly ClientRequirement[];
