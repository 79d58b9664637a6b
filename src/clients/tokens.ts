import { type CredentialName, documentedKinds } from '../../spec/credentials.js';
import { keyedValue } from '../ground/seeded-faker.js';
import { tokenOf } from '../ground/token.js';

/** The credentials that clients are given: of the documented shapes, and worth nothing anywhere. */
export function clientTokens(seed: number): ReadonlyMap<CredentialName, string> {
  return keyedValue(`${seed}\nclient-tokens`, (faker) => {
    const text = (length: number) => faker.string.alphanumeric({ length, exclude: ['0', 'O', 'I', 'l'] });
    return new Map(
      documentedKinds.map(({ name, shape }): [CredentialName, string] => [
        name,
        tokenOf(shape, text, () => ({ user_id: faker.string.uuid(), key: text(8) })),
      ]),
    );
  });
}
