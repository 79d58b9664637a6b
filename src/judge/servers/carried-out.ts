import type { Becomes, Becoming } from '../../../spec/stage.js';
import { arrangement } from '../../../spec/stage.js';
import { present } from '../../ground/present.js';
import { uuidsIn } from '../../ground/uuids-in.js';
import { type Exchange, stepOf } from '../../model/exchange.js';
import { isMandatoryCredential } from '../../model/experiment/base.js';
import type { Experiment } from '../../model/experiment/experiment.js';
import type { Facet } from '../../model/experiment/facet.js';
import { freshControl, type Loan } from '../../model/experiment/lending.js';
import { isUnknownResource, reactionOf, received } from '../../model/experiment/reaction.js';
import type { Request } from '../../model/experiment/request.js';
import { idsOnStage, type Scene } from '../../model/experiment/scene.js';
import type { Mismatch } from '../../model/finding.js';
import { lookAt } from '../../model/origin.js';
import { doubtOfControl, doubtOfWitness, isUnseen, unansweredBy } from './doubt.js';
import type { Reading } from './reading.js';
import { ended, fail, inapplicable, inconclusive, pass, type Ruling } from './ruling.js';
import { isSame, type Seen, seen, shown } from './state.js';

/** A valid call that was accepted, and what it was about. */
interface AcceptedCall {
  readonly call: Exchange;
  readonly scene: Scene;
}

/** What an accepted call was to change is what it was to become. */
export function judgeCarriedOut(reading: Reading, becomes: Becomes): Ruling {
  const { experiment, loan, exchanges } = reading;
  const accepted = acceptedCall(experiment, loan, exchanges);
  if (accepted === undefined) return unaccepted(reading);
  const { findings, unseen } = differences(experiment.facets ?? [], becomes, accepted, loan, exchanges);
  if (findings.length > 0) {
    return loan.isCut ? inconclusive('environment', ended('to look until the state is settled')) : fail(...findings);
  }
  const look = unseen.flatMap(({ name }) => exchanges.get(lookAt('after', name)) ?? []).find(isUnseen);
  if (look) return inconclusive('environment', unansweredBy(look));
  // What cannot be seen is undetermined where effects are claimed, and the scenarios say so.
  const [first] = unseen;
  if (first) return inapplicable({ where: first.name, note: 'not seen, so nothing says whether it was carried out' });
  return doubtOfWitness(reading) ?? pass();
}

function unaccepted(reading: Reading): Ruling {
  const { operation, credential } = reading.experiment;
  const note = 'no valid call was accepted on what was lent';
  const doubt = isMandatoryCredential(operation, credential) ? doubtOfControl(reading) : undefined;
  return doubt ?? inapplicable({ where: 'control', note });
}

/** The facets that do not show yet what an accepted call is to make of them. */
export function notCarriedOut(
  { steps, cases, facets = [] }: Experiment,
  loan: Loan,
  sent: ReadonlyMap<string, Exchange>,
): readonly Facet[] {
  const accepted = acceptedCall({ steps }, loan, sent);
  if (accepted === undefined) return [];
  const differing = cases.flatMap(({ expect }) =>
    expect.kind === 'carried-out' ? differences(facets, expect.becomes, accepted, loan, sent).findings : [],
  );
  return facets.filter(({ name }) => differing.some(({ where }) => where === name));
}

/** The valid call that was accepted and names what was lent, and nothing else; `undefined` where there is none. */
export function acceptedCall(
  { steps }: Pick<Experiment, 'steps'>,
  { scene, freshScene }: Pick<Loan, 'scene' | 'freshScene'>,
  exchanges: ReadonlyMap<string, Exchange>,
): AcceptedCall | undefined {
  const controls = steps.filter(({ role }) => role === 'control').map(({ name }) => [name, scene] as const);
  const probes = steps.filter(({ role }) => role === 'probe').map(({ name }) => [name, scene] as const);
  for (const [step, lent] of [...controls, [freshControl, freshScene] as const, ...probes]) {
    const call = exchanges.get(step);
    if (call === undefined || !lent?.isReal || !lent.isCreated || reactionOf(call.answer) !== 'accepted') continue;
    if (namesOnly(call.request, lent)) return { call, scene: lent };
  }
  return undefined;
}

// Each look asks once more, and bodies may be megabytes long.
const namedIn = new WeakMap<Request, readonly string[]>();

function namesOnly(request: Request, { ids }: Scene): boolean {
  const known = new Set(Object.values(ids).map((id) => id.toLowerCase()));
  const named = namedIn.get(request) ?? idsIn(request);
  namedIn.set(request, named);
  return named.length > 0 && named.every((id) => known.has(id));
}

function idsIn({ query, body = '' }: Request): readonly string[] {
  return uuidsIn(`${query.map(([, value]) => value).join(' ')} ${body}`);
}

function differences(
  facets: readonly Facet[],
  becomes: Becomes,
  { call, scene }: AcceptedCall,
  loan: Loan,
  exchanges: ReadonlyMap<string, Exchange>,
): { readonly findings: readonly Mismatch[]; readonly unseen: readonly Facet[] } {
  const ids = idsOnStage(scene);
  const findings: Mismatch[] = [];
  const unseen: Facet[] = [];
  for (const facet of facets.filter(({ subject }) => ids[subject] !== undefined)) {
    const look = exchanges.get(lookAt('after', facet.name));
    const after = seen('after', facet, loan, exchanges);
    const expected = after === undefined ? undefined : wanted(facet, becomes[facet.name], after, ids);
    // Whoever it asks about is not there, or the target has no such list.
    const isBlind = look !== undefined && Array.isArray(after) && isUnknownResource(look.answer);
    if (after === undefined || expected === undefined || isBlind) unseen.push(facet);
    else if (!isSame(after, expected)) {
      findings.push({
        where: facet.name,
        expected: shown(expected, ids),
        received: shown(after, ids),
        note: `${stepOf(call)} was answered ${received(call.answer)} and not carried out`,
        ...present({ exchange: look?.index }),
        after: call.index,
      });
    }
  }
  return { findings, unseen };
}

/** What is to be seen, by what is seen; `undefined` where nothing was put there that could be taken away. */
function wanted(
  { name }: Facet,
  change: Becoming | undefined,
  after: Seen,
  ids: Readonly<Record<string, string>>,
): Seen | undefined {
  if (change === 'none') return has(name, ids) ? [] : undefined;
  if (typeof change === 'string' || change === undefined || typeof after === 'string')
    return change === 'absent' ? change : undefined;
  const idsOf = (names: readonly string[]) => names.flatMap((one) => ids[one]?.toLowerCase() ?? []);
  const kept = idsOf(change);
  const others = new Set(idsOf(Object.keys(ids)).filter((id) => !kept.includes(id)));
  const now = after.map((id) => id.toLowerCase());
  return [...now.filter((id) => !others.has(id)), ...kept.filter((id) => !now.includes(id))];
}

function has(facet: string, ids: Readonly<Record<string, string>>): boolean {
  const row = arrangement.find((one) => one.facet === facet);
  return typeof row?.has === 'object' && row.has.some((name) => ids[name] !== undefined);
}
