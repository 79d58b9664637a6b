import type { Bundle, ServerBundle } from '../bundle/read-bundle.js';
import { suiteVersion } from '../ground/package-root.js';
import { present } from '../ground/present.js';
import { UsageError } from '../ground/usage-error.js';
import { caseHeader } from '../model/case-header.js';
import { claimedOperations } from '../model/contract/claimed-operations.js';
import type { Contract } from '../model/contract/contract.js';
import type { Exchange } from '../model/exchange.js';
import { requirementSet } from '../model/requirement-set/requirement-set.js';
import { provenMutants } from '../report/proven-mutants.js';
import { renderings } from '../report/renderings.js';

import { runIdOf, sharedRunId } from '../run/run-id.js';
import { differences } from './difference.js';
import { foreignFileProblems } from './foreign-files.js';
import { rejudge } from './rejudge.js';
import { replay } from './replay.js';
import { type Check, checked, unchecked } from './verification.js';
import { clientChecks } from './verify-client.js';
import { evidenceProblems } from './verify-evidence.js';
import { formProblems } from './verify-form.js';
import { reportProblems, verdictProblems } from './verify-report.js';

/**
 * Everything that can be checked of a bundle without anybody's signature: that its files say the same, and that every
 * verdict follows from the evidence by the installed suite.
 */
export async function verifyBundle(bundle: Bundle, contract: Contract): Promise<readonly Check[]> {
  const suite = suiteCheck(bundle, contract);
  if (suite.state === 'bad') {
    const why = 'needs the version of the suite that judged; use --regrade to judge with the installed one';
    return [suite, ...['requests', 'verdicts', 'report'].map((name) => unchecked(name, why))];
  }
  return [
    suite,
    checked('form', 'the evidence byte by byte as the suite writes it', formProblems(bundle)),
    ...(bundle.kind === 'client' ? clientChecks(bundle, contract) : await serverChecks(bundle, contract)),
    checked('files', 'those of a run and no others', foreignFileProblems(bundle)),
    checked('renderings', 'what people and machines read, rendered again', await renderingProblems(bundle)),
  ];
}

async function serverChecks(bundle: ServerBundle, whole: Contract): Promise<readonly Check[]> {
  const { recorded, exchanges } = bundle;
  const contract = claimedOperations(whole, bundle.report.operations.claimed);
  const runName = carriedRunName(exchanges);
  const again = rejudge(bundle, contract, requirementSet(bundle.report.requirementSet));
  const replayed = await replay(bundle, again.experiments, contract, runName);
  return [
    checked(
      'evidence',
      `${exchanges.length} exchanges in the form of the suite`,
      evidenceProblems(bundle, again.experiments),
    ),
    checked('requests', 'every request built again from the seed and the lent world', [
      ...runIdProblems(bundle, contract, runName),
      ...replayed.problems,
    ]),
    checked('world', 'what was lent, as far as it follows from the evidence', [
      ...differences('world.json:', JSON.parse(JSON.stringify(replayed.world)), bundle.world, 'same'),
    ]),
    checked('verdicts', `${again.verdicts.length} verdicts recomputed from the evidence`, [
      ...verdictProblems(again.verdicts, recorded.verdicts),
    ]),
    checked('report', 'counts, outcome and the rest of the report', reportProblems(bundle, again, replayed, contract)),
  ];
}

function suiteCheck({ report: { suite, requirementSet: set } }: Bundle, contract: Contract): Check {
  return checked('suite', `${suite.name} ${suite.version}, requirement set ${set}`, [
    ...differences('report.json: suite version', suiteVersion, suite.version),
    ...differences('report.json: digest of openapi.yaml', contract.digest, suite.specDigest),
    ...differences('report.json: requirementSet', knownAs(set), set),
  ]);
}

/** The id by which the installed suite knows the set that a report names; the current one where it knows none. */
function knownAs(id: string): string {
  const [number] = id.split('+');
  try {
    return requirementSet(number).id;
  } catch (error) {
    if (error instanceof UsageError) return requirementSet().id;
    throw error;
  }
}

function carriedRunName(exchanges: readonly Exchange[]): string | undefined {
  return exchanges[0]?.request.headers[caseHeader]?.split(' ')[0];
}

function runIdProblems({ report }: Bundle, contract: Contract, carried: string | undefined): readonly string[] {
  // What is made up follows from the same, and is compared in every request.
  if (carried === undefined) return [];
  const { profile, seed, challenge, requirementSet: requirements } = report;
  const expected = runIdOf({ contract, profile: profile as 'core', seed, requirements, ...present({ challenge }) });
  return differences(
    `exchanges.har: run id of the requests (from version, requirement set ${requirements}, profile ${profile}, seed ${seed} and challenge ${challenge ?? 'none'})`,
    expected,
    sharedRunId(carried),
  );
}

async function renderingProblems({ files, report, exchanges }: Bundle): Promise<readonly string[]> {
  const mutantsOf = await provenMutants();
  return renderings.flatMap(({ file, pieces }) => {
    const found = files.get(file)?.toString('utf8');
    if (found === undefined) return [];
    return differences(`${file}`, [...pieces({ report, exchanges, mutantsOf })].join(''), found);
  });
}
