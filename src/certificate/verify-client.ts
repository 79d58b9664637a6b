import { decoyRecord } from '../../suites/clients/environment-case.js';
import { type ScriptedAnswer, success } from '../../suites/clients/scripted-answer.js';
import type { Trial } from '../../suites/clients/trial.js';
import type { ClientBundle } from '../bundle/read-bundle.js';
import { clientReport } from '../clients/client-report.js';
import type { DriverIntroduction } from '../clients/driver/protocol.js';
import { clientName } from '../clients/run-sdk.js';
import { answerOf, reactionTo } from '../clients/target/reaction.js';
import { answerAt } from '../clients/target/scripted-target.js';
import type { Arrival } from '../model/arrival.js';
import type { Contract } from '../model/contract/contract.js';
import type { Answer } from '../model/exchange.js';
import { toHar } from '../model/har.js';
import { requirementSet } from '../model/requirement-set/requirement-set.js';
import { scriptedOrigin } from '../report/write-client-bundle.js';
import { differences } from './difference.js';
import { type ClientRejudgement, rejudgeClient } from './rejudge-client.js';
import { type Check, checked, unchecked } from './verification.js';
import { verdictProblems } from './verify-report.js';

/**
 * What can be checked of a run on a client: that every request was answered as its trial prescribes, that the files say
 * the same, and that every verdict follows from what arrived and from what the client said.
 */
export function clientChecks(bundle: ClientBundle, contract: Contract): readonly Check[] {
  const { report, recorded, record, har } = bundle;
  const again = rejudgeClient(bundle, contract, requirementSet(report.requirementSet));
  const isObserved = report.profile === 'client-observed';
  return [
    checked('evidence', `${again.exchanges.length} exchanges, each as it arrived`, [
      ...differences(
        'exchanges.har:',
        plain(toHar(again.exchanges, scriptedOrigin, report.suite.version)),
        har,
        'same',
      ),
      ...trialProblems(bundle, isObserved ? ['observed'] : again.trials.map(({ id }) => id), isObserved),
    ]),
    isObserved
      ? unchecked('answers', 'a command of its own was observed, so no trial prescribes them')
      : checked(
          'answers',
          'every request answered as its trial prescribes',
          again.trials.flatMap((trial) => answerProblems(trial, record.arrivals[trial.id])),
        ),
    checked('verdicts', `${again.verdicts.length} verdicts recomputed from the evidence`, [
      ...verdictProblems(again.verdicts, recorded.verdicts),
    ]),
    checked('report', 'counts, outcome and the rest of the report', reportProblems(bundle, again, contract)),
  ];
}

function trialProblems({ record }: ClientBundle, expected: readonly string[], isObserved: boolean): readonly string[] {
  const compare = (file: string, ids: readonly string[], received: readonly string[]) => [
    ...ids.filter((id) => !received.includes(id)).map((id) => `${file}: ${id}: expected a record of it, it is missing`),
    ...received
      .filter((id) => !ids.includes(id))
      .map((id) => `${file}: ${id}: unexpected verdict, the suite has no such trial`),
  ];
  return [
    ...compare('calls.json', isObserved ? [] : expected, Object.keys(record.calls)),
    ...compare('arrivals.json', isObserved ? expected : [...expected, decoyRecord], Object.keys(record.arrivals)),
  ];
}

function answerProblems(trial: Trial, seen: ClientBundle['record']['arrivals'][string] | undefined): readonly string[] {
  const { arrivals = [], elsewhere = [] } = seen ?? {};
  const at = (where: string, index: number) => `arrivals.json: ${trial.id}: ${where}[${index}].answer`;
  return [
    ...arrivals.flatMap((arrival, index) =>
      differences(at('arrivals', index), prescribed(answerAt(trial.answers, index), arrival), arrival.answer),
    ),
    ...elsewhere.flatMap((arrival, index) =>
      differences(at('elsewhere', index), prescribed(success, arrival), arrival.answer),
    ),
  ];
}

// Where a redirect leads to has a port of its own in every run, and a date depends on when it was written.
function prescribed(answer: ScriptedAnswer, { target, headers, answer: given, answeredAt }: Arrival): unknown {
  if (answer.kind === 'silence') {
    const isLeft = given.kind === 'failure' && given.failure === 'aborted';
    return plain(answerOf(reactionTo(answer, { headers, location: '', now: answeredAt }), isLeft));
  }
  if (answer.kind !== 'redirect') {
    return plain(answerOf(reactionTo(answer, { headers, location: '', now: secondsOf(answer, given) ?? answeredAt })));
  }
  const host = answer.to === 'other-host' ? 'localhost' : '127.0.0.1';
  const location = locationOf(given);
  const origin = new RegExp(`^http://${host.replaceAll('.', '\\.')}:\\d+`).exec(location)?.[0] ?? `http://${host}:…`;
  return plain(answerOf(reactionTo(answer, { headers, location: origin + target, now: answeredAt })));
}

// When the answer was written, by the date that it asks for.
function secondsOf(answer: ScriptedAnswer, given: Answer): number | undefined {
  const asked = answer.kind === 'answer' ? answer.retryAfterDate : undefined;
  const date = given.kind === 'response' ? given.headers.find(([name]) => name === 'retry-after')?.[1] : undefined;
  return asked === undefined || date === undefined ? undefined : Date.parse(date) - asked * 1000;
}

function locationOf(answer: Answer): string {
  if (answer.kind === 'failure') return '';
  return answer.headers.find(([name]) => name === 'location')?.[1] ?? '';
}

function reportProblems(
  { report, exchanges }: ClientBundle,
  again: ClientRejudgement,
  contract: Contract,
): readonly string[] {
  const { profile, seed, challenge, selection, notJudged, configuration, baseline } = report;
  const command = configuration.command as readonly string[] | undefined;
  const introduction = (configuration.introduction ?? {}) as DriverIntroduction;
  const expected = clientReport(
    {
      contract,
      target: clientName(introduction, command),
      profile: profile === 'client-observed' ? profile : 'client',
      seed,
      ...(challenge === undefined ? {} : { challenge }),
      ...(selection?.only === undefined ? {} : { only: selection.only }),
      startedAt: Date.parse(report.startedAt),
      durationMs: report.durationMs,
      requirementSet: report.requirementSet,
      verdicts: again.verdicts,
      requests: exchanges.length,
      isPartial: again.isPartial,
      ...(notJudged === undefined ? {} : { notJudged }),
      configuration,
    },
    baseline && { ...baseline, covered: new Set(baseline.covered) },
  );
  return differences(
    'report.json:',
    { ...(plain(expected) as object), verdicts: undefined },
    { ...report, verdicts: undefined },
    'same',
  );
}

function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}
