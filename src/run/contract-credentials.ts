import { type LentName, variableFor } from '../../spec/scheme-credentials.js';
import type { Contract } from '../model/contract/contract.js';
import { allPresented } from '../model/contract/security.js';

/** A credential that operations of a document take. */
export interface ContractCredential {
  /** The environment variable that lends it. */
  readonly variable: string;
  /** As the document calls it. */
  readonly scheme: string;
  /** Where it stands in a request. */
  readonly place: string;
  /** How many operations are asked with it. */
  readonly operations: number;
  readonly isLent: boolean;
}

/** Every credential that the operations of a document are asked with, by the variable that lends it. */
export function contractCredentials(
  { operations, unjudged }: Pick<Contract, 'operations' | 'unjudged'>,
  lent: ReadonlySet<LentName>,
): readonly ContractCredential[] {
  const ways = [
    ...operations.flatMap(({ credentials: [first], described }) => described?.presents.get(first ?? '') ?? []),
    ...unjudged.flatMap(({ way }) => way ?? []),
  ];
  const presented = ways.flatMap(allPresented);
  const keyOf = ({ credential, scheme }: (typeof presented)[number]) => `${credential} ${scheme}`;
  const first = new Map(presented.map((one) => [keyOf(one), one]));
  return [...first].map(([key, { credential, scheme, in: place, name }]) => ({
    variable: variableFor(credential),
    scheme,
    place: `${place} ${name}`,
    operations: presented.filter((one) => keyOf(one) === key).length,
    isLent: lent.has(credential),
  }));
}

/** One of them in a line. */
export function credentialLine({ variable, scheme, place, operations, isLent }: ContractCredential): string {
  const number = operations === 1 ? '1 operation' : `${operations} operations`;
  return `$${variable} is ${scheme} (${place}), for ${number}${isLent ? '' : '; it is not set'}`;
}
