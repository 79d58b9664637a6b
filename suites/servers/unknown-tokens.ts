import type { BaseCredential } from '../../src/model/contract/operation.js';
import type { Variation } from '../../src/model/experiment/compose.js';
import { all, type Change, header } from '../../src/model/experiment/draft.js';
import type { Values } from '../../src/model/experiment/experiment.js';
import { unauthorized, wordFor } from './unauthorized.js';

/** A token of the right shape that nobody issued. */
export interface UnknownToken {
  readonly name: string;
  readonly label: string;
  readonly change: (values: Values) => Change;
}

const bearer = (token: string) => header('authorization', `Bearer ${token}`);
const hex = (values: Values, name: string) => values.unknown(name).replaceAll('-', '');
const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Tokens of each kind that were never issued, and the valid API key with a small alteration. */
export const unknownTokens: readonly UnknownToken[] = [
  {
    name: 'unknown-api-key',
    label: 'an API key that was never issued',
    change: (values) =>
      bearer(`seam_test${hex(values, 'key id').slice(0, 4)}_${hex(values, 'key secret').slice(0, 24)}`),
  },
  {
    name: 'unknown-api-key-with-workspace',
    label: 'an API key that was never issued, beside the id of the workspace',
    change: (values) =>
      all(
        bearer(`seam_test${hex(values, 'key id').slice(4, 8)}_${hex(values, 'key secret').slice(4, 28)}`),
        header('seam-workspace', values.facts.workspaceId ?? values.unknown('workspace')),
      ),
  },
  {
    name: 'unknown-personal-access-token',
    label: 'a personal access token that was never issued',
    change: (values) =>
      all(
        bearer(`seam_at1${hex(values, 'token id').slice(0, 8)}_${hex(values, 'token secret').slice(0, 24)}`),
        header('seam-workspace', values.facts.workspaceId ?? values.unknown('workspace')),
      ),
  },
  {
    name: 'unknown-console-session-token',
    label: 'a console session token that was never issued',
    change: (values) =>
      all(
        bearer(
          [
            base64url({ alg: 'HS256', typ: 'JWT' }),
            base64url({ user_id: values.unknown('user'), key: values.unknown('session') }),
            Buffer.from(hex(values, 'signature'), 'hex').toString('base64url'),
          ].join('.'),
        ),
        header('seam-workspace', values.facts.workspaceId ?? values.unknown('workspace')),
      ),
  },
  { name: 'word', label: 'a word for a token', change: () => bearer('token') },
  { name: 'altered', label: 'the API key with another last character', change: () => bearer('{{api-key|altered}}') },
  { name: 'truncated', label: 'the API key without its last character', change: () => bearer('{{api-key|truncated}}') },
  { name: 'extended', label: 'the API key with one more character', change: () => bearer('{{api-key|extended}}') },
  {
    name: 'other-secret',
    label: 'the API key with its secret part reversed',
    change: () => bearer('{{api-key|reversed}}'),
  },
  { name: 'swapped-case', label: 'the API key in swapped case', change: () => bearer('{{api-key|swapped}}') },
];

/** The token of a person with a small alteration. */
export function alteredTokens(credential: BaseCredential): Variation[] {
  const forms: [string, string][] = [
    ['truncated', 'without its last character'],
    ['extended', 'with one more character'],
    ['reversed', 'with its secret part reversed'],
    ...(credential === 'console-session-token' ? ([['unsigned', 'without a signature']] as [string, string][]) : []),
  ];
  return forms.map(([form, label]) =>
    unauthorized(`${credential}:${form}`, `${wordFor[credential]} ${label}`, 'auth.unknown-token-refused', () =>
      header('authorization', `Bearer {{${credential}|${form}}}`),
    ),
  );
}
