import type { RequirementId } from '../../../spec/requirements/servers/index.js';
import type { Becomes, StageName } from '../../../spec/stage.js';
import { present } from '../../ground/present.js';
import { type Exchange, stepOf } from '../../model/exchange.js';
import {
  type Expectation,
  type ScenarioExpectation,
  type Scope,
  scenarioOf,
} from '../../model/experiment/expectation.js';
import type { Facet } from '../../model/experiment/facet.js';
import { reactionOf, received } from '../../model/experiment/reaction.js';
import { callOf } from '../../model/experiment/shared-evidence.js';
import { isMismatch, type Mismatch } from '../../model/finding.js';
import { isUnseen, unansweredBy } from './doubt.js';
import { giverOf } from './giver.js';
import type { Reading } from './reading.js';
import { ended, fail, inapplicable, inconclusive, pass, type Ruling, seeFailureOf } from './ruling.js';
import { compare, unarrangedOn } from './state.js';

/** What a scenario brought to light. */
export type Played = Pick<Reading, 'experiment' | 'loan' | 'exchanges' | 'standing'>;

/** Whether there is nothing to judge where the scenario behind an expectation cannot be arranged or seen. */
export function isOptional(expect: Expectation): boolean {
  const about = scenarioOf(expect);
  return about?.kind === 'state' && about.ifSeen === true;
}

/** The state, and not the acknowledgement, decides. */
export function judgeScenario(played: Played, expect: ScenarioExpectation, step: string | undefined): Ruling {
  const acts = played.experiment.steps
    .filter(({ role }) => role === 'act')
    .flatMap(({ name }) => played.exchanges.get(name) ?? []);
  if (acts.length === 0) return inconclusive('environment', ended('to send the calls'));
  const environment = acts.find(({ answer }) => reactionOf(answer) === 'silent');
  if (environment) {
    return inconclusive('environment', about(environment, 'an answer'));
  }
  const ruling = judgeActs(played, acts, expect, step);
  // The attempt whose answer was lost may have been accepted, and what is refused now may be only its repetition.
  const repeated = acts.find(({ answer, afterLoss = false }) => afterLoss && reactionOf(answer) === 'refused');
  return repeated && (ruling.outcome === 'fail' || ruling.outcome === 'inapplicable')
    ? inconclusive('environment', { ...about(repeated, 'an answer'), note: 'an earlier answer was lost' })
    : ruling;
}

function judgeActs(
  played: Played,
  acts: readonly Exchange[],
  expect: ScenarioExpectation,
  step: string | undefined,
): Ruling {
  switch (expect.kind) {
    case 'state':
      return judgeChange(played, acts, expect);
    case 'repeated':
      return judgeRepetition(played, acts, expect);
    case 'harmless':
      return judgeHarmless(played, acts, expect.ifRefused);
    case 'unchanged':
      return judgeUnchanged(played, acts, expect.mayBeAccepted ?? false);
    default:
      return judgeForeign(played, step, expect.kind === 'foreign', expect.kind === 'foreign' && expect.mayBeRefused);
  }
}

function judgeChange(
  played: Played,
  acts: readonly Exchange[],
  expect: Extract<ScenarioExpectation, { kind: 'state' }>,
): Ruling {
  const { becomes, mayBeRefused, names, scope } = expect;
  const refused = acts.find(({ answer }) => reactionOf(answer) !== 'accepted');
  if (refused && mayBeRefused && reactionOf(refused.answer) === 'refused') {
    return inapplicable({
      where: stepOf(refused),
      note: `refused with ${received(refused.answer)}, as the target may`,
      exchange: refused.index,
    });
  }
  if (refused) return unaccepted(played, refused);
  const ruling = judgeState(played, becomes, facetsOf(played), acts.at(-1), { names, scope });
  const [finding] = ruling.findings;
  const isBlind = ruling.outcome === 'inconclusive' && ruling.attribution === 'configuration';
  if (isBlind && finding && isOptional(expect) && ruling.broken === undefined) return inapplicable(finding);
  return ruling.outcome === 'pass' ? (doubtOfBetween(played) ?? ruling) : ruling;
}

// What was not taken back has not taken effect again. A second call of the kind may be refused.
function doubtOfBetween({ experiment, exchanges }: Played): Ruling | undefined {
  const [between] = experiment.steps
    .filter(({ role }) => role === 'between')
    .flatMap(({ name }) => exchanges.get(name) ?? []);
  if (between === undefined || reactionOf(between.answer) === 'accepted') return undefined;
  return inconclusive('target', about(between, 'the call between to be accepted'));
}

// Where the like is accepted elsewhere, it is what the stage holds that the target refuses it for.
function unaccepted(played: Played, act: Exchange): Ruling {
  const { experiment, standing } = played;
  const finding = about(act, 'a valid call to be accepted');
  const broken = giverOf(lackingOn(played));
  if (broken && broken.operation !== experiment.operation.id) return { ...inconclusive('target', finding), broken };
  const isOwn = reactionOf(act.answer) === 'refused' && standing.accepted.has(callOf(experiment));
  return isOwn ? fail(finding) : inconclusive('target', finding);
}

function judgeRepetition(
  played: Played,
  acts: readonly Exchange[],
  { becomes, scope }: Extract<ScenarioExpectation, { kind: 'repeated' }>,
): Ruling {
  const broken = acts.filter(({ answer }) => reactionOf(answer) === 'broken');
  if (scope !== 'rest' && broken.length > 0 && broken.length < acts.length) {
    return fail(...broken.map((act) => about(act, 'no 5xx')));
  }
  const [first] = acts;
  const isRefused = !acts.some(({ answer }) => reactionOf(answer) === 'accepted');
  if (first && isRefused && scope === 'rest')
    return seeFailureOf('effect.repeat-is-safe', about(first, 'a valid call to be accepted'));
  if (first && isRefused) return unaccepted(played, first);
  return judgeState(played, becomes, facetsOf(played), acts.at(-1), { scope });
}

function judgeUnchanged(played: Played, acts: readonly Exchange[], mayBeAccepted: boolean): Ruling {
  const accepted = acts.find(({ answer }) => reactionOf(answer) === 'accepted');
  if (accepted && mayBeAccepted)
    return inapplicable({ where: stepOf(accepted), note: 'accepted, as the target may', exchange: accepted.index });
  if (accepted) {
    const { breaks: requirement } = played.experiment.steps.find(({ name }) => name === stepOf(accepted)) ?? {};
    const finding = { ...about(accepted, 'a refusal'), note: 'see the verdict on the refusal itself' };
    return { ...inconclusive('target', finding), ...(requirement === undefined ? {} : { broken: { requirement } }) };
  }
  // Of several calls any may have been the one.
  const ruling = judgeState(played, {}, facetsOf(played), acts.length === 1 ? acts[0] : undefined);
  if (ruling.outcome !== 'pass') return ruling;
  return controlDoubt(played) ?? ruling;
}

function judgeHarmless(played: Played, acts: readonly Exchange[], ifRefused: RequirementId | undefined): Ruling {
  const accepted = acts.filter(({ answer }) => reactionOf(answer) === 'accepted');
  // Of several refused ones any may have been the one.
  const [suspect] = acts.length === 1 ? acts : accepted;
  const ruling = judgeState(played, {}, facetsOf(played), suspect);
  const [finding] = ruling.findings.filter(isMismatch);
  if (ruling.outcome === 'fail' && finding && accepted.length === 0 && ifRefused !== undefined)
    return seeFailureOf(ifRefused, finding);
  if (ruling.outcome !== 'pass') return ruling;
  // What only asks for options was answered, and not accepted as a call.
  const isCall = accepted.some(({ request }) => request.method !== 'OPTIONS');
  return controlDoubt(played) ?? { ...ruling, ...(isCall ? { mayHitAnybody: true } : {}) };
}

function judgeForeign(
  played: Played,
  step: string | undefined,
  mustBeRefused: boolean,
  mayRefuseTwin: boolean,
): Ruling {
  const act = step === undefined ? undefined : played.exchanges.get(step);
  if (!act) return inconclusive('environment', ended('to send this call'));
  const reaction = reactionOf(act.answer);
  if (mustBeRefused && reaction === 'accepted') return fail({ ...about(act, '4xx'), where: 'status' });
  // Of what was refused, nothing may have happened at home either.
  const isStill = ({ isForeign }: Facet) => isForeign || reaction === 'refused';
  const foreign = judgeState(played, {}, facetsOf(played).filter(isStill), act);
  if (foreign.outcome !== 'pass') return foreign;
  if (mustBeRefused && reaction !== 'refused') return fail({ ...about(act, '4xx'), where: 'status' });
  const doubt = controlDoubt(played);
  return doubt && mayRefuseTwin
    ? inapplicable({ where: 'control', note: 'refused too, as the target may' })
    : (doubt ?? foreign);
}

// A target that refuses every call changes nothing either.
function controlDoubt(played: Played): Ruling | undefined {
  const { experiment, exchanges } = played;
  const control = experiment.steps.find(({ role }) => role === 'control');
  const sent = control && exchanges.get(control.name);
  if (sent && reactionOf(sent.answer) === 'accepted') return undefined;
  const expected = 'the valid call to be accepted';
  const ruling = inconclusive(
    'target',
    sent ? { ...about(sent, expected), where: 'control' } : { where: 'control', expected, received: 'nothing' },
  );
  return { ...ruling, ...present({ broken: giverOf(lackingOn(played)) }) };
}

/** What was to be on the stage and was never seen there. */
function lackingOn({ experiment, loan, exchanges }: Played): readonly string[] {
  const { stage, facets = [] } = experiment;
  return stage === undefined ? [] : unarrangedOn(stage, facets, loan, exchanges).map(({ name }) => name);
}

function judgeState(
  { loan, exchanges, experiment }: Played,
  becomes: Becomes,
  facets: readonly Facet[],
  changedBy: Exchange | undefined,
  counted: { readonly names?: readonly StageName[] | undefined; readonly scope?: Scope | undefined } = {},
): Ruling {
  const { findings, unseen, unarranged } = compare(becomes, facets, loan, exchanges, {
    stage: experiment.stage,
    isTakingAway: experiment.stage?.isGranted ?? false,
    ...counted,
  });
  if (findings.length > 0) {
    if (loan.isCut) return inconclusive('environment', ended('to look until the state is settled'));
    return fail(...findings.map((finding) => ({ ...finding, ...present({ after: changedBy?.index }) })));
  }
  if (unarranged.length > 0) {
    return {
      ...inconclusive('configuration', ...unarranged),
      ...present({ broken: giverOf(unarranged.map(({ where }) => where)) }),
    };
  }
  // What was to change must have been seen; what was to stay may be out of sight.
  const look = [...exchanges.values()].find(
    (exchange) => isUnseen(exchange) && unseen.some((name) => stepOf(exchange).endsWith(`: ${name}`)),
  );
  if (look) return inconclusive('environment', unansweredBy(look));
  const blind = unseen.filter((name) => becomes[name] !== undefined);
  if (blind.length > 0 || unseen.length === facets.length) {
    return inconclusive('configuration', {
      where: blind[0] ?? unseen[0] ?? 'state',
      expected: 'to be seen before and after',
      received: 'nothing of it',
    });
  }
  return pass(...unseen.map((name) => ({ where: name, note: 'not seen, so not compared' })));
}

function about(exchange: Exchange, expected: string): Mismatch {
  return { where: stepOf(exchange), expected, received: received(exchange.answer), exchange: exchange.index };
}

function facetsOf({ experiment }: Played): readonly Facet[] {
  return experiment.facets ?? [];
}
