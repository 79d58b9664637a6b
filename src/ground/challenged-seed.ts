import { createHash } from 'node:crypto';

/**
 * What every made-up value of a run follows from: the seed, and the challenge where one was given out, so that no value of
 * an earlier run answers it.
 */
export function challengedSeed(seed: number, challenge: string | undefined): number {
  if (challenge === undefined) return seed;
  return createHash('sha256').update(`${seed}\n${challenge}`).digest().readUInt32BE(0);
}
