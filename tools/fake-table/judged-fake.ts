import type { Contract } from '../../src/model/contract/contract.js';
import { loadContract } from '../../src/model/contract/load-contract.js';
import { run } from '../../src/run/run.js';
import type { RunResult } from '../../src/run/run-result.js';
import { fakeKey, type PublishedFake } from './published-fake.js';

/** What the suite makes of the fake, by profile. */
export interface JudgedFake {
  readonly contract: Contract;
  readonly results: readonly RunResult[];
}

/** Judges the fake by the published document, a fresh one for each profile. */
export async function judgeFake(fake: PublishedFake): Promise<JudgedFake> {
  const contract = loadContract(fake.documentFile);
  const results: RunResult[] = [];
  for (const profile of ['safe', 'core'] as const) {
    const { url, close } = await fake.start();
    try {
      results.push(
        await run({ destination: url, contract, profile, credentials: new Map([['api-key', fakeKey]]), seed: 1 }),
      );
    } finally {
      close();
    }
  }
  return { contract, results };
}
