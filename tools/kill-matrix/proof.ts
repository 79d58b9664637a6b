import pLimit from 'p-limit';
import { libraryMutants } from '../../examples/any-contract/mutants.js';
import { judgeLibraryMutant } from '../../fixtures/kill-matrix/described-runs.js';
import { faultsOfMutant } from '../../fixtures/kill-matrix/matrix.js';
import { judgeMutant, verdictsOnReference } from '../../fixtures/kill-matrix/runs.js';
import { mutantClients } from '../../fixtures/mutant-clients/index.js';
import { judgeMutantClient } from '../../fixtures/mutant-clients/judge-mutant-client.js';
import type { MutantClient } from '../../fixtures/mutant-clients/mutant-client.js';
import { mutants } from '../../fixtures/mutants/index.js';
import type { Mutant } from '../../fixtures/mutants/mutant.js';
import { clientRequirements } from '../../spec/requirements/clients/index.js';
import { requirements } from '../../spec/requirements/servers/index.js';
import { didYouMean } from '../../src/ground/nearest.js';
import { UsageError } from '../../src/ground/usage-error.js';
import { sentenceOf } from '../../src/model/finding.js';
import type { Verdict } from '../../src/model/verdict.js';

/** One step of a proof, and what is wrong with the suite by it; nothing where it is as it must be. */
export interface ProofStep {
  /** The id of a mutant, or `reference`. */
  readonly subject: string;
  /** What the subject does. */
  readonly title: string;
  readonly faults: readonly string[];
}

/** The mutants that a proof chooses from. */
export interface Subjects {
  readonly mutants: readonly Mutant[];
  readonly mutantClients: readonly MutantClient[];
}

/**
 * Judges the reference and the mutants of a requirement on servers, or the mutants of one on clients. `onStep` sees
 * each proof as soon as it is there. Throws a UsageError for an id that no requirement has.
 */
export async function prove(
  id: string,
  onStep: (proof: ProofStep) => void,
  subjects: Subjects = { mutants, mutantClients },
): Promise<readonly ProofStep[]> {
  const steps = stepsOf(id, subjects);
  const limit = pLimit(5);
  return limit.map(steps, async ({ subject, title, judge }) => {
    const proof = { subject, title, faults: await judge() };
    onStep(proof);
    return proof;
  });
}

interface Step extends Omit<ProofStep, 'faults'> {
  readonly judge: () => Promise<readonly string[]>;
}

function stepsOf(id: string, subjects: Subjects): readonly Step[] {
  const own = libraryMutants.filter(({ requirement }) => requirement === id);
  if (own.length > 0) {
    return own.map((mutant) => ({
      subject: mutant.id,
      title: mutant.title,
      judge: async () => faultsOfMutant(await judgeLibraryMutant(mutant)),
    }));
  }
  if (requirements.some((one) => one.id === id)) {
    return [
      {
        subject: 'reference',
        title: 'conforms',
        judge: async () => faultsOfReference(id, await verdictsOnReference()),
      },
      ...subjects.mutants
        .filter(({ requirement }) => requirement === id)
        .map((mutant) => ({
          subject: mutant.id,
          title: mutant.title,
          judge: async () => faultsOfMutant(await judgeMutant(mutant, [])),
        })),
    ];
  }
  if (clientRequirements.some((one) => one.id === id)) {
    return subjects.mutantClients
      .filter(({ requirement }) => requirement === id)
      .map((mutant) => ({ subject: mutant.id, title: mutant.title, judge: () => judgeMutantClient(mutant) }));
  }
  const known = [...requirements, ...clientRequirements].map((one) => one.id);
  throw new UsageError(
    `there is no requirement "${id}"${didYouMean(id, known)}`,
    'Their ids stand in spec/requirements, and in docs/kill-matrix.md.',
  );
}

/** What is wrong with the suite where the reference is judged so by a requirement; what does not apply to it is right. */
export function faultsOfReference(id: string, all: readonly Verdict[]): readonly string[] {
  const verdicts = all.filter(({ requirement }) => requirement === id);
  if (verdicts.length === 0) return [`reference: expected cases of ${id}, there are none in suites/servers`];
  if (verdicts.every(({ outcome }) => outcome === 'inapplicable')) {
    return [`reference: expected cases of ${id} that apply to it, there are none`];
  }
  return verdicts
    .filter(({ outcome }) => outcome === 'fail' || outcome === 'inconclusive')
    .map(
      ({ case: name, outcome, findings }) => `reference: ${name}: ${outcome}; ${findings.map(sentenceOf).join('; ')}`,
    );
}
