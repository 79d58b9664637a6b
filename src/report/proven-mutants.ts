import type { Rendered } from './renderings.js';

/** The mutants of each requirement on servers. They are loaded only here, as they bring the reference with them. */
export async function provenMutants(): Promise<NonNullable<Rendered['mutantsOf']>> {
  const { mutants } = await import('../../fixtures/mutants/index.js');
  return (id) => mutants.filter(({ requirement }) => requirement === id);
}
