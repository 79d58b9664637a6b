import { credential, documentedKinds, mainCredential } from '../../spec/credentials.js';
import { keyedValue } from '../ground/seeded-faker.js';
import { tokenOf } from '../ground/token.js';
import type { ClientTokenName } from '../model/client-token.js';

/** The tokens that clients are given: of the documented shapes, and worth nothing anywhere. */
export function clientTokens(seed: number): ReadonlyMap<ClientTokenName, string> {
  return keyedValue(`${seed}\nclient-tokens`, (faker) => {
    const text = (length: number) => faker.string.alphanumeric({ length, exclude: ['0', 'O', 'I', 'l'] });
    const token = (shape: string) => tokenOf(shape, text, () => ({ user_id: faker.string.uuid(), key: text(8) }));
    const own = documentedKinds.map(({ name, shape }): [ClientTokenName, string] => [name, token(shape)]);
    const { shape: key } = credential(mainCredential);
    const { shape: personal } = credential('personal-access-token');
    return new Map([
      ...own,
      ['other-api-key', token(key)],
      ['other-personal-access-token', token(personal)],
      ['decoy-api-key', token(key)],
    ]);
  });
}
