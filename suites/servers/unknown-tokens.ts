import type { Credential } from '../../spec/credential.js';
import {
  credential as credentialKind,
  type DocumentedCredential,
  documentedKinds,
  mainCredential,
  workspaceHeader,
} from '../../spec/credentials.js';
import { tokenOf } from '../../src/ground/token.js';
import type { Variation } from '../../src/model/experiment/compose.js';
import { all, header, type RequestChange } from '../../src/model/experiment/draft.js';
import type { Values } from '../../src/model/experiment/experiment.js';
import { bearer as present } from '../../src/model/experiment/request.js';
import { unauthorized } from './unauthorized.js';

/** A token of the right shape that nobody issued. */
export interface UnknownToken {
  readonly name: string;
  readonly label: string;
  readonly change: (values: Values) => RequestChange;
}

const bearer = (token: string) => header('authorization', `Bearer ${token}`);
const altered = (form: string) => header('authorization', present(mainCredential, form));
const hex = (values: Values, name: string) => values.unknown(name).replaceAll('-', '');

/** A token of a kind that nobody issued; the same for the same kind and occasion. */
export function madeUp({ name, shape }: Credential, values: Values, occasion = ''): string {
  let parts = 0;
  const text = (length: number) => {
    parts += 1;
    const part = `${name} ${occasion}${parts}`;
    return `${hex(values, part)}${hex(values, `${part} more`)}`.slice(0, length);
  };
  return tokenOf(shape, text, () => ({ user_id: values.unknown('user'), key: values.unknown('session') }));
}

const neverIssued = documentedKinds.flatMap((kind): readonly UnknownToken[] => {
  const { name, unknown: words = kind.words, needsWorkspace } = kind;
  const plain = { name: `unknown-${name}`, label: `${words} that was never issued` };
  const withWorkspace = (occasion: string) => (values: Values) =>
    all(
      bearer(madeUp(kind, values, occasion)),
      header(workspaceHeader.header, values.facts.workspaceId ?? values.unknown('workspace')),
    );
  if (needsWorkspace) return [{ ...plain, change: withWorkspace('') }];
  return [
    { ...plain, change: (values) => bearer(madeUp(kind, values)) },
    {
      name: `${plain.name}-with-workspace`,
      label: `${plain.label}, beside the id of the workspace`,
      change: withWorkspace('beside a workspace '),
    },
  ];
});

/** Tokens of each kind that were never issued, and the valid main credential with a small alteration. */
export const unknownTokens: readonly UnknownToken[] = [
  ...neverIssued,
  { name: 'word', label: 'a word for a token', change: () => bearer('token') },
  { name: 'altered', label: 'the API key with another last character', change: () => altered('altered') },
  { name: 'truncated', label: 'the API key without its last character', change: () => altered('truncated') },
  { name: 'extended', label: 'the API key with one more character', change: () => altered('extended') },
  {
    name: 'other-secret',
    label: 'the API key with its secret part reversed',
    change: () => altered('reversed'),
  },
  { name: 'swapped-case', label: 'the API key in swapped case', change: () => altered('swapped') },
];

/** The token of a person with a small alteration. */
export function alteredTokens(credential: DocumentedCredential): Variation[] {
  const { shape, words } = credentialKind(credential);
  const forms: [string, string][] = [
    ['truncated', 'without its last character'],
    ['extended', 'with one more character'],
    ['reversed', 'with its secret part reversed'],
    ...(shape.includes('{claims}') ? ([['unsigned', 'without a signature']] as [string, string][]) : []),
  ];
  return forms.map(([form, label]) =>
    unauthorized(`${credential}:${form}`, `${words} ${label}`, 'auth.unknown-token-refused', () =>
      header('authorization', present(credential, form)),
    ),
  );
}
