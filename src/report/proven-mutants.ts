import { toldMutants } from '../../fixtures/mutants/told.js';
import type { Rendered } from './renderings.js';

/** The mutants of each requirement on servers. */
export async function provenMutants(): Promise<NonNullable<Rendered['mutantsOf']>> {
  const mutants = await toldMutants();
  return (id) => mutants.filter(({ requirement }) => requirement === id);
}
