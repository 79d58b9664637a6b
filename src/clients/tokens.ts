import { keyedValue } from '../ground/seeded-faker.js';
import type { CredentialName } from '../model/experiment/request.js';

/** The credentials that clients are given: of the documented shapes, and worth nothing anywhere. */
export function clientTokens(seed: number): ReadonlyMap<CredentialName, string> {
  return keyedValue(`${seed}\nclient-tokens`, (faker) => {
    const text = (length: number) => faker.string.alphanumeric({ length, exclude: ['0', 'O', 'I', 'l'] });
    const claims = Buffer.from(JSON.stringify({ user_id: faker.string.uuid(), key: text(8) })).toString('base64url');
    return new Map([
      ['api-key', `seam_test${text(4)}_${text(24)}`],
      ['personal-access-token', `seam_at1${text(8)}_${text(24)}`],
      ['console-session-token', `eyJhbGciOiJIUzI1NiJ9.${claims}.${text(43)}`],
    ]);
  });
}
