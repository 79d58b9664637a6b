import { credential as credentialKind, type DocumentedCredential } from '../../../spec/credentials.js';
import { type ClientRequirementId, clientRequirement } from '../../../spec/requirements/clients/index.js';
import { isSelected } from '../../../suites/clients/selection.js';
import { judgeBearer, judgeConfinement, judgeWorkspace } from '../../judge/clients/credentials.js';
import { holdsToken, type TrialEvidence } from '../../judge/clients/evidence.js';
import { judgeOutput } from '../../judge/clients/judge-clients.js';
import { judgeExtras, judgeForm, judgeJson, judgePlace } from '../../judge/clients/requests.js';
import { inapplicable, inconclusive, type Ruling } from '../../judge/servers/ruling.js';
import { type Arrival, pathOf } from '../../model/arrival.js';
import type { Contract } from '../../model/contract/contract.js';
import type { Operation } from '../../model/contract/operation.js';
import type { RequirementSet } from '../../model/requirement-set/requirement-set.js';
import type { Verdict } from '../../model/verdict.js';
import { exchangesOf } from '../exchanges.js';
import type { Judged } from '../judge-run.js';

/** What was lent to the command that is observed. */
export interface Lent {
  readonly credential: DocumentedCredential;
  readonly workspaceId: string;
}

interface Rule {
  readonly requirement: ClientRequirementId;
  readonly title: string;
  /** Whether the rule is about the requests that present the lent credential alone. */
  readonly isAboutCredential?: true;
  readonly judge: (evidence: TrialEvidence, lent: Lent) => Ruling;
}

const rules: readonly Rule[] = [
  { requirement: 'request.documented-form', title: 'uses documented methods alone', judge: judgeForm },
  {
    requirement: 'request.parameters-in-place',
    title: 'puts parameters where the form demands',
    judge: judgePlace,
  },
  { requirement: 'request.json-body', title: 'sends bodies as JSON', judge: judgeJson },
  { requirement: 'request.nothing-undocumented', title: 'sends nothing undocumented', judge: judgeExtras },
  {
    requirement: 'credential.bearer',
    title: 'presents the lent credential as a bearer token',
    isAboutCredential: true,
    judge: judgeBearer,
  },
  {
    requirement: 'secret.only-in-authorization',
    title: 'keeps the lent credential in its header',
    isAboutCredential: true,
    judge: judgeConfinement,
  },
];

/**
 * Judges what was seen of a command: its requests and what it wrote. Pure: the same evidence gives the same verdicts.
 * @param output with secrets by name.
 */
export function judgeObservation(
  arrivals: readonly Arrival[],
  output: string,
  contract: Contract,
  { only, set, ...lent }: Lent & { readonly only?: readonly string[]; readonly set: RequirementSet },
): Judged & { readonly isPartial: boolean } {
  const verdicts = [
    ...judgeObserved(arrivals, contract, lent),
    judgeOutput({ text: output, isJudged: arrivals.length > 0 }),
  ].flatMap((verdict): Verdict[] => {
    const own = { ...verdict, id: verdict.case };
    const level = set.levelOf(own);
    return level !== undefined && isSelected(own, only) ? [{ ...verdict, level }] : [];
  });
  const called = new Set(arrivals.map(pathOf));
  const isPartial = only !== undefined || contract.operations.some(({ path }) => !called.has(path));
  return { verdicts, exchanges: exchangesOf('observed', 'request', arrivals, 0), isPartial };
}

/**
 * One verdict for each operation and each requirement that can be seen from outside, over all requests that arrived.
 * What the command meant to send is not known, so values of parameters are not judged.
 */
function judgeObserved(
  arrivals: readonly Arrival[],
  { operations, alternates }: Contract,
  lent: Lent,
): readonly Verdict[] {
  return operations.flatMap((operation) => {
    const numbered = [...arrivals.entries()].filter(([, arrival]) => pathOf(arrival) === operation.path);
    const forms = [operation, ...alternates.filter(({ id }) => id === operation.id)];
    return [...rules, workspaceRule(lent)].map((rule): Verdict => {
      const { id, level } = clientRequirement(rule.requirement);
      const about = rule.isAboutCredential === true ? numbered.filter(([, arrival]) => presents(arrival)) : numbered;
      return {
        case: `${operation.id}/${id}/observed`,
        requirement: id,
        operation: operation.id,
        concern: 'client-observed',
        title: rule.title,
        level,
        control: 'none',
        ...rulingOn(
          rule,
          numbered.length,
          evidenceOf(
            operation,
            forms,
            lent,
            about.map(([, arrival]) => arrival),
          ),
          lent,
        ),
        exchanges: about.map(([index]) => index),
      };
    });
  });
}

function workspaceRule({ credential }: Lent): Rule {
  return !credentialKind(credential).needsWorkspace
    ? {
        requirement: 'credential.workspace-absent',
        title: 'names no workspace beside an API key',
        isAboutCredential: true,
        judge: (evidence) => judgeWorkspace(evidence, undefined),
      }
    : {
        requirement: 'credential.workspace-sent',
        title: 'names the workspace beside the token',
        isAboutCredential: true,
        judge: (evidence, { workspaceId }) => judgeWorkspace(evidence, workspaceId),
      };
}

function rulingOn(rule: Rule, arrived: number, evidence: TrialEvidence, lent: Lent): Ruling {
  if (arrived === 0) return inapplicable({ note: 'no request to this operation was observed' });
  if (evidence.arrivals.length === 0) {
    return inconclusive('target', {
      where: 'authorization',
      expected: `the lent credential in one of ${arrived} requests`,
      received: 'none',
    });
  }
  return rule.judge(evidence, lent);
}

function presents(arrival: Arrival): boolean {
  return holdsToken(arrival.target + arrival.body) || arrival.headers.some(([, value]) => holdsToken(value));
}

// The rules are those of trials. Every documented parameter may be there.
function evidenceOf(
  operation: Operation,
  forms: readonly Operation[],
  { credential }: Lent,
  arrivals: readonly Arrival[],
): TrialEvidence {
  const parameters = Object.fromEntries(operation.parameters.map(({ name }) => [name, '']));
  return {
    trial: {
      id: `${operation.id}/client-observed/all`,
      operation,
      concern: 'client-requests',
      call: { parameters, credential },
      answers: [],
      cases: [],
    },
    report: { kind: 'returned' },
    arrivals,
    elsewhere: [],
    beside: [],
    forms,
  };
}
