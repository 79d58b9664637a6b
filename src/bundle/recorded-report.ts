import { createHash } from 'node:crypto';
import { suiteVersion } from '../ground/package-root.js';
import type { Judgement } from '../judge/recorded/judge-recording.js';
import { operationClaims } from '../model/contract/claimed-operations.js';
import type { Contract } from '../model/contract/contract.js';
import { requirementSet } from '../model/requirement-set/requirement-set.js';
import { createReport, type Report } from './report.js';

/**
 * The report on recorded traffic. It never covers a profile, so it is marked as partial and cannot be certified.
 * @param text of the recording, which names the run.
 */
export function reportOnRecording(
  { verdicts, exchanges, origins, unjudged, foreign }: Judgement,
  file: string,
  text: string,
  contract: Contract,
): Report {
  const starts = exchanges.map(({ startedAt }) => startedAt);
  const first = Math.min(...starts, Number.MAX_SAFE_INTEGER);
  const last = Math.max(...exchanges.map(({ startedAt, durationMs }) => startedAt + durationMs), 0);
  return createReport({
    suite: { name: 'seam-conformance', version: suiteVersion, specDigest: contract.digest },
    requirementSet: requirementSet().id,
    kind: 'server',
    target: origins[0] ?? '',
    profile: 'recorded traffic',
    operations: operationClaims(contract),
    seed: 0,
    runId: createHash('sha256').update(text).digest('hex').slice(0, 16),
    startedAt: new Date(exchanges.length === 0 ? 0 : first).toISOString(),
    durationMs: exchanges.length === 0 ? 0 : Math.round(last - first),
    requests: exchanges.length,
    verdicts,
    notClaimed: [],
    ...(exchanges.length === 0 ? { notJudged: 'the recording holds no answered call of any of the operations' } : {}),
    isPartial: true,
    configuration: { recording: file, origins, foreignEntries: foreign, unjudged },
    residue: { created: 0, removed: 0, left: [], perhaps: [] },
  });
}
