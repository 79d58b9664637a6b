import { profileIncludes } from '../../../spec/profiles.js';
import { levelOf, type RequirementId, requirement } from '../../../spec/requirements/servers/index.js';
import type { LentName } from '../../../spec/scheme-credentials.js';
import { lentFor } from '../contract/security.js';
import { type Base, changed, isMandatoryCredential } from './base.js';
import { type Claimed, caseOf, everyAnswer } from './cases.js';
import { describedWitnesses } from './described-witnesses.js';
import { type RequestChange, replace, withoutHeader } from './draft.js';
import type { Expectation } from './expectation.js';
import type { Experiment, Role, Step, Values } from './experiment.js';

/** One change of the base, and what it shows. */
export interface Variation {
  /** Unique in the experiment; the last part of the case's id. */
  readonly name: string;
  /** Present tense: "refuses a braced uuid". */
  readonly title: string;
  readonly requirement: RequirementId;
  readonly change: (values: Values) => RequestChange;
  readonly expect: Expectation;
  readonly about?: string;
  /** Further requirements that the same exchange shows something about. */
  readonly also?: readonly {
    readonly requirement: RequirementId;
    readonly title: string;
    readonly expect: Expectation;
  }[];
}

interface Plan {
  readonly name: string;
  readonly needs?: readonly LentName[] | undefined;
  readonly steps: readonly Step[];
  readonly cases: readonly Claimed[];
}

/** The expectation that a step is refused with one of these statuses, or with any 4xx where none is given. */
export function refusedAs(...statuses: readonly number[]): Extract<Expectation, { kind: 'refused' }> {
  return { kind: 'refused', statuses };
}

/** The expectation that a step is accepted. */
export const accepted: Expectation = { kind: 'accepted', of: 'request' };

/** The expectation that the parameters of a step make a valid request. */
export const shapeAccepted: Expectation = { kind: 'accepted', of: 'shape' };

/** The expectation that the credential of a step is accepted. */
export const credentialAccepted: Expectation = { kind: 'accepted', of: 'credential' };

/** Faults, then the control, which may itself show something. */
export function refusals(
  base: Base,
  name: string,
  faults: readonly Variation[],
  { control = [], needs }: { control?: readonly Claimed[]; needs?: readonly LentName[] } = {},
): Experiment[] {
  const cases: Claimed[] = faults.flatMap((fault) => casesOf(fault));
  const isBinding = faults.every((fault) => levelOf(fault.requirement, base.operation.id) === 'MUST');
  if (isBinding && base.operation.consumes.length > 0 && faults.length > 0) {
    cases.push({
      variant: `after=${base.concern}.${name}`,
      requirement: 'effect.refusal-changes-nothing',
      title: 'accepts the valid twin on the very resources of the refused requests',
      step: 'control',
      expect: { kind: 'no-effect' },
    });
  }
  const controls = controlSteps(base);
  return compose(base, {
    name,
    needs,
    steps: [...witnesses(base), ...faults.map((fault) => step(base, fault, 'fault')), ...controls],
    cases: [...cases, ...(controls.length === 0 ? [] : control)],
  });
}

/** A variation that is accepted; the control follows only where it was not. */
export function acceptance(base: Base, probe: Variation): Experiment[] {
  if (!mayBeSent(base)) return [];
  return compose(base, {
    name: probe.name,
    steps: [...witnesses(base), step(base, probe, 'probe'), { ...controlStep(base), unlessAccepted: probe.name }],
    cases: casesOf(probe),
  });
}

/** Variations that are answered without using anything up, then the control. */
export function probes(
  base: Base,
  name: string,
  variations: readonly Variation[],
  twins: readonly Omit<Variation, 'requirement' | 'expect' | 'title'>[] = [],
): Experiment[] {
  return compose(base, {
    name,
    steps: [
      ...witnesses(base),
      ...twins.map((twin) => step(base, twin, 'twin')),
      ...variations.map((variation) => step(base, variation, 'probe')),
      ...controlSteps(base),
    ],
    cases: variations.flatMap((variation) => casesOf(variation)),
  });
}

/** Only the witnesses and the control, of which the cases say something. */
export function control(base: Base, name: string, cases: readonly Claimed[]): Experiment[] {
  if (!mayBeSent(base)) return [];
  return compose(base, { name, steps: [...witnesses(base), controlStep(base)], cases });
}

/** What says that a requirement cannot be judged, or need not be: an experiment in which nothing is sent. */
export function unjudged(base: Base, name: string, claimed: Claimed): Experiment[] {
  const { operation, concern, credential, shape, facts } = base;
  if (!profileIncludes(facts.profile, requirement(claimed.requirement).profile)) return [];
  const id = `${operation.id}/${concern}/${name}`;
  return [{ id, operation, concern, credential, shape, needs: [], steps: [], cases: [caseOf(base, claimed)] }];
}

/** The witnesses of an experiment; any working target refuses both. */
export function witnesses(base: Base): Step[] {
  if (base.operation.described !== undefined) return describedWitnesses(base);
  const parameter = base.operation.parameters.find(({ name, isUuid }) => isUuid && base.shape.includes(name));
  const roles = { role: 'witness' } as const;
  return [
    { ...roles, name: 'witness: no credentials', build: changed(base, () => withoutHeader('authorization')) },
    ...(parameter
      ? [
          {
            ...roles,
            name: 'witness: no uuid',
            about: parameter.name,
            build: changed(base, () => replace(parameter.name, 'witness')),
          },
        ]
      : []),
  ];
}

function controlStep(base: Base): Step {
  return { name: 'control', role: 'control', build: changed(base) };
}

function controlSteps(base: Base): readonly Step[] {
  return mayBeSent(base) ? [controlStep(base)] : [];
}

/** Whether the valid request of a base may be sent: not where it could make or change something that nobody lent. */
export function mayBeSent({ operation }: Base): boolean {
  return operation.described?.control !== 'none';
}

function step(base: Base, variation: Pick<Variation, 'name' | 'about' | 'change'>, role: Role): Step {
  const { name, about } = variation;
  return { name, role, ...(about === undefined ? {} : { about }), build: changed(base, variation.change) };
}

function casesOf({ name, title, requirement, expect, also = [] }: Variation): Claimed[] {
  return [{ requirement, title, expect }, ...also].map((claimed) => ({ ...claimed, variant: name, step: name }));
}

/**
 * The experiment with the cases of its profile, among them those about every answer; nothing where no case of its own
 * belongs to the profile.
 */
function compose(base: Base, { name, needs = [], steps, cases }: Plan): Experiment[] {
  const { operation, concern, credential, shape, facts } = base;
  const inProfile = cases.filter((claimed) => profileIncludes(facts.profile, requirement(claimed.requirement).profile));
  if (inProfile.length === 0) return [];
  const everywhere = everyAnswer(`during=${concern}.${name}`);
  // A target that may refuse the base has no control here that the cases about every answer could rest on.
  const isBinding = isMandatoryCredential(operation, credential);
  const full = [...inProfile, ...(isBinding ? everywhere : [])].map((claimed) => caseOf(base, claimed));
  return [
    {
      id: `${operation.id}/${concern}/${name}`,
      operation,
      concern,
      credential,
      shape,
      needs: [...ownNeeds(base), ...needs],
      steps,
      cases: full,
    },
  ];
}

// What is called without any needs none.
function ownNeeds({ operation: { described }, credential }: Base): readonly LentName[] {
  const how = described?.presents.get(credential);
  if (how !== undefined) return lentFor(how);
  return described?.presents.size === 0 ? [] : [credential];
}
