import { createReport, type Report, type ReportInput } from '../bundle/report.js';
import type { BaselineStanding } from '../gate/outcome.js';
import type { Exchange } from '../model/exchange.js';
import type { Verdict } from '../model/verdict.js';

/** A verdict that passes, but for what is given. */
export function verdict(given: Partial<Verdict> = {}): Verdict {
  const { operation = 'user_identities.delete', requirement = 'uuid.malformed-refused' } = given;
  return {
    case: `${operation}/${requirement}/user_identity_id=braced`,
    requirement,
    operation,
    concern: 'uuid-format',
    title: 'refuses a braced uuid for user_identity_id',
    level: 'MUST',
    outcome: 'pass',
    findings: [],
    control: 'accepted',
    exchanges: [0],
    ...given,
  };
}

/** The same, violated. */
export function violation(given: Partial<Verdict> = {}): Verdict {
  return verdict({
    outcome: 'fail',
    attribution: 'target',
    findings: [{ where: 'status', expected: '400', received: '200' }],
    ...given,
  });
}

/** An exchange that was accepted, but for what is given. */
export function exchange(given: Partial<Exchange> = {}): Exchange {
  return {
    index: 0,
    origin: {
      kind: 'step',
      experiment: 'user_identities.delete/uuid-format/user_identity_id',
      step: 'user_identity_id=braced',
    },
    request: {
      method: 'POST',
      path: '/user_identities/delete',
      query: [],
      headers: { 'content-type': 'application/json', authorization: 'Bearer {{api-key}}' },
      body: '{"user_identity_id":"{7f9b22a0-7f15-4d87-9023-df70d38b6318}"}',
    },
    answer: {
      kind: 'response',
      status: 200,
      headers: [['content-type', 'application/json']],
      body: '{"ok":true}',
      isUtf8: true,
    },
    attempts: 1,
    startedAt: 1_700_000_000_000,
    durationMs: 12.5,
    ...given,
  };
}

/** A report on verdicts. */
export function report(
  verdicts: readonly Verdict[],
  given: Partial<ReportInput> = {},
  baseline?: BaselineStanding,
): Report {
  return createReport(
    {
      suite: { name: 'seam-conformance', version: '1.2.3', specDigest: 'sha256:00ff' },
      requirementSet: '2+sha256:0123456789ab',
      kind: 'server',
      target: 'https://staging.example',
      profile: 'core',
      operations: { claimed: ['user_identities.delete'], notClaimed: [] },
      seed: 7,
      runId: '99dfcb20e66ba170',
      startedAt: '2026-01-02T03:04:05.678Z',
      durationMs: 1234,
      requests: 1,
      verdicts,
      notClaimed: [],
      isPartial: false,
      configuration: { profile: 'core', claims: { isolation: true }, credentials: { apiKey: '$SEAM_API_KEY' } },
      residue: { created: 0, removed: 0, left: [], perhaps: [] },
      ...given,
    },
    baseline,
  );
}

/** What a hostile target may answer with: markup, workflow commands, Markdown, and what no text may hold. */
export const hostile =
  '</script><script>window.pwned=1</script><img src=x onerror="window.pwned=2">"\'><svg onload=alert(1)>' +
  ']]>\n::error title=x::y\r\n![x](http://192.0.2.1/x) @everyone ```` \u0000\u0001\u0008\u001b[31m\u007f\u009b\u202e\ufeff\uffff\ud800 end';
