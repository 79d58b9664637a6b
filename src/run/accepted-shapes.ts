import type { Contract } from '../model/contract/contract.js';
import { furtherShapes } from '../model/contract/further-shapes.js';
import type { Operation } from '../model/contract/operation.js';
import { neededIds } from '../model/contract/sources.js';
import type { Exchange } from '../model/exchange.js';
import { base, changed } from '../model/experiment/base.js';
import type { Facts } from '../model/experiment/facts.js';
import { bodyOf, isRefusedAsInvalid, isUnknownResource, reactionOf } from '../model/experiment/reaction.js';
import { valuesFor } from './values.js';
import type { Call } from './world/call.js';
import type { Lender } from './world/lender.js';

/** What a further shape is tried with. */
export interface ShapeTrial {
  readonly facts: Facts;
  readonly lender: Lender;
  readonly call: Call;
  readonly seed: number;
}

/**
 * The reading operations that refuse their plainest request, each in the first of a few further shapes that the target
 * accepts. An operation that accepts none of them is not among them.
 * @param controls the answers to the plainest requests, by operation.
 */
export async function acceptedShapes(
  { operations }: Pick<Contract, 'operations'>,
  controls: ReadonlyMap<string, Exchange>,
  trial: ShapeTrial,
): Promise<ReadonlyMap<string, Operation>> {
  const found = await Promise.all(
    operations.map(async (operation): Promise<[string, Operation][]> => {
      const control = controls.get(operation.id);
      if (control === undefined || !isRefusedAsInvalid(control.answer)) return [];
      const shaped = await firstAccepted(operation, control, trial);
      return shaped === undefined ? [] : [[operation.id, shaped]];
    }),
  );
  return new Map(found.flat());
}

async function firstAccepted(
  operation: Operation,
  control: Exchange,
  trial: ShapeTrial,
): Promise<Operation | undefined> {
  const { facts, lender, call, seed } = trial;
  for (const [index, shaped] of furtherShapes(operation, bodyOf(control.answer)).entries()) {
    const about = `${operation.id} with more parameters, ${index + 1}`;
    const scene = await lender.lend(shaped, { key: about });
    // Beyond safe, what is asked for has to be there.
    if (facts.profile !== 'safe' && neededIds(shaped).length > 0 && !scene.isReal) continue;
    const plain = base('methods', shaped, facts);
    const request = changed(plain)(valuesFor({ id: about }, scene, facts, seed));
    const { answer } = await call({ kind: 'around', about }, request);
    if (reactionOf(answer) === 'accepted' || (!scene.isReal && isUnknownResource(answer))) return shaped;
  }
  return undefined;
}
