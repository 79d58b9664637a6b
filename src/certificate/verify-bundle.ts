import type { Contract } from '../contract/contract.js';
import { documentDigest } from '../contract/document.js';
import { toHar } from '../evidence/har.js';
import { factsOf } from '../evidence/world-record.js';
import type { Exchange } from '../experiment/exchange.js';
import type { Verdict } from '../experiment/verdict.js';
import { suiteVersion } from '../package-root.js';
import { reportOn } from '../report/from-run.js';
import { renderings } from '../report/renderings.js';
import { renumbered, runIdOf } from '../run/run.js';
import type { Bundle } from './bundle.js';
import { differences } from './difference.js';
import { type Rejudgement, rejudge } from './rejudge.js';
import { type Replay, replay } from './replay.js';
import { type Check, checked, unchecked } from './verification.js';

/**
 * Everything that can be checked of a bundle without anybody's signature: that its files say the same, that every
 * request is the one that the installed suite builds, and that every verdict follows from the evidence.
 */
export async function verifyBundle(bundle: Bundle, contract: Contract): Promise<readonly Check[]> {
  const suite = suiteCheck(bundle);
  if (suite.state === 'bad') {
    const why = 'needs the version of the suite that judged; use --regrade to judge with the installed one';
    return [suite, unchecked('requests', why), unchecked('verdicts', why), unchecked('report', why)];
  }
  const { report, har, exchanges } = bundle;
  const runId = carriedRunId(exchanges);
  const again = rejudge(bundle, contract);
  const replayed = await replay(bundle, again.experiments, contract, runId);
  return [
    suite,
    checked('evidence', `${exchanges.length} exchanges in the form of the suite`, [
      ...differences(
        'exchanges.har:',
        toHar(asRecorded(bundle), originOf(report.target), report.suite.version),
        har,
      ).filter((sentence) => !isSizeOfRedacted(sentence, exchanges)),
      ...orderProblems(bundle, again),
    ]),
    checked('requests', 'every request built again from the seed and the lent world', [
      ...runIdProblems(bundle, runId),
      ...replayed.problems,
    ]),
    checked('world', 'what was lent, as far as it follows from the evidence', [
      ...differences('world.json:', JSON.parse(JSON.stringify(replayed.world)), bundle.world),
    ]),
    checked('verdicts', `${again.verdicts.length} verdicts recomputed from the evidence`, [
      ...verdictProblems(again.verdicts, report.verdicts),
    ]),
    checked('report', 'counts, outcome and the rest of the report', reportProblems(bundle, again, replayed)),
    checked('renderings', 'what people and machines read, rendered again', renderingProblems(bundle)),
  ];
}

function suiteCheck({ report: { suite } }: Bundle): Check {
  return checked('suite', `${suite.name} ${suite.version}`, [
    ...differences('report.json: suite version', suiteVersion, suite.version),
    ...differences('report.json: digest of openapi.yaml', documentDigest(), suite.specDigest),
  ]);
}

function asRecorded({ har, report, exchanges }: Bundle): readonly Exchange[] {
  const base = report.target.slice(originOf(report.target).length);
  // An exchange whose path does not start with the base path is left as it is, so that the comparison shows it.
  const hasBase = new Map(har.log.entries.map((entry) => [entry, entry.request.url.startsWith(`${report.target}/`)]));
  const isAllBased = [...hasBase.values()].every(Boolean);
  return exchanges.map((exchange) =>
    base === '' || !isAllBased
      ? exchange
      : { ...exchange, request: { ...exchange.request, path: `${base}${exchange.request.path}` } },
  );
}

function originOf(url: string): string {
  return /^[a-z]+:\/\/[^/?#]*/i.exec(url)?.[0] ?? url;
}

// Secrets are taken out of a file after sizes were written down.
function isSizeOfRedacted(sentence: string, exchanges: readonly Exchange[]): boolean {
  const match = /log\.entries\[(\d+)\]\.response\.(?:content\.size|bodySize): /.exec(sentence);
  const answer = match ? exchanges[Number(match[1])]?.answer : undefined;
  return answer?.kind === 'response' && /\{\{[a-z-]+(?:\|[a-z0-9]+)?\}\}/.test(answer.body);
}

function orderProblems({ exchanges }: Bundle, { experiments }: Rejudgement): readonly string[] {
  const ordered = renumbered(exchanges, experiments);
  const index = exchanges.findIndex((exchange, at) => exchange.index !== at);
  if (index >= 0) return differences(`exchanges.har: number of exchange ${index}`, index, exchanges[index]?.index);
  const moved = ordered.findIndex(({ experiment, step }, at) => {
    const other = exchanges[at];
    return other?.experiment !== experiment || other.step !== step;
  });
  if (moved < 0) return [];
  return differences(
    `exchanges.har: order: exchange ${moved}`,
    ordered[moved]?.experiment,
    exchanges[moved]?.experiment,
  );
}

function carriedRunId(exchanges: readonly Exchange[]): string {
  return exchanges[0]?.request.headers['seam-conformance-case']?.split(' ')[0] ?? '';
}

function runIdProblems({ report }: Bundle, carried: string): readonly string[] {
  const { profile, seed, challenge } = report;
  const expected = runIdOf({
    profile: profile as 'core',
    seed,
    ...(challenge === undefined ? {} : { challenge }),
  });
  return differences(
    `exchanges.har: run id of the requests (from version, profile ${profile}, seed ${seed} and challenge ${challenge ?? 'none'})`,
    expected,
    carried,
  );
}

function verdictProblems(expected: readonly Verdict[], received: readonly Verdict[]): readonly string[] {
  const byCase = new Map(received.map((verdict) => [verdict.case, verdict]));
  const known = new Set(expected.map((verdict) => verdict.case));
  const order = expected.findIndex((verdict, index) => verdict.case !== received[index]?.case);
  const problems = [
    ...expected.flatMap((verdict) => {
      const other = byCase.get(verdict.case);
      if (!other) return [`report.json: verdict on ${verdict.case}: expected one, it is missing`];
      return differences(`report.json: verdict on ${verdict.case}:`, verdict, other);
    }),
    ...received
      .filter((verdict) => !known.has(verdict.case))
      .map((verdict) => `report.json: verdict on ${verdict.case}: expected none, the suite has no such case here`),
    ...(byCase.size < received.length
      ? ['report.json: verdicts: expected one for each case, received several for some']
      : []),
  ];
  if (problems.length > 0 || order < 0) return problems;
  return differences(`report.json: verdicts[${order}].case`, expected[order]?.case, received[order]?.case);
}

function reportProblems({ report, exchanges, world }: Bundle, again: Rejudgement, replayed: Replay): readonly string[] {
  const { profile, seed, challenge, selection, baseline, configuration } = report;
  const notJudged = replayed.unreachable ?? report.notJudged;
  const { lender: _lender, claims: _claims, ...rest } = configuration;
  const expected = reportOn(
    {
      suite: report.suite,
      runId: runIdOf({ profile: world.facts.profile, seed, ...(challenge === undefined ? {} : { challenge }) }),
      url: report.target,
      profile: world.facts.profile,
      seed,
      ...(challenge === undefined ? {} : { challenge }),
      lender: replayed.world.lender,
      facts: factsOf(world),
      experiments: again.experiments,
      isPartial: again.isPartial,
      loans: new Map(),
      exchanges,
      provenCredentials: new Set(),
      verdicts: again.verdicts,
      ...(notJudged === undefined ? {} : { notJudged }),
      residue: replayed.residue,
      startedAt: Date.parse(report.startedAt),
      durationMs: report.durationMs,
    },
    // A configuration may repeat what the report says elsewhere.
    { ...rest, ...('profile' in rest ? { profile } : {}), ...('seed' in rest ? { seed } : {}) },
    baseline && { ...baseline, covered: new Set(baseline.covered) },
  );
  return differences('report.json:', JSON.parse(JSON.stringify({ ...expected, selection, verdicts: undefined })), {
    ...report,
    verdicts: undefined,
  });
}

function renderingProblems({ files, report, exchanges }: Bundle): readonly string[] {
  return renderings.flatMap(({ file, render }) => {
    const found = files.get(file)?.toString('utf8');
    if (found === undefined) return [];
    return differences(`${file}`, render({ report, exchanges }), found);
  });
}
