/** On whose behalf a lender asks something of the target. */
export interface Errand {
  /** The experiment that it lends to, or what all experiments share. */
  readonly key: string;
  /** Fresh resources for a control that was refused, the other workspace's side of a stage, or those who are there already. */
  readonly lot?: Lot;
}

/** What an errand is for beside the resources of an experiment's own. */
export type Lot = (typeof lots)[number];

const lots = ['fresh', 'foreign', 'others', 'foreign-others'] as const;

/** Before or after the acts of a scenario, or once everything else of the run was sent. */
export type Phase = (typeof phases)[number];

const phases = ['before', 'after', 'end'] as const;

/** Why a request was sent, or where it was seen. */
export type Origin =
  /** A step of an experiment. */
  | { readonly kind: 'step'; readonly experiment: string; readonly step: string }
  /** A look at the state that an experiment is about. */
  | { readonly kind: 'look'; readonly experiment: string; readonly phase: Phase; readonly facet: string }
  /** Something that a lender asked of an endpoint around the operations. */
  | { readonly kind: 'lending'; readonly errand: Errand; readonly path: string }
  /** A look whether the target knows what it just made. */
  | { readonly kind: 'sighting'; readonly errand: Errand; readonly thing: string }
  /** The question to which workspace a credential belongs. */
  | { readonly kind: 'workspace'; readonly credential: string }
  /** The removal of something that the run made. */
  | { readonly kind: 'removal'; readonly thing: string }
  /** Whatever else a run asks around its experiments. */
  | { readonly kind: 'around'; readonly about: string }
  | { readonly kind: 'doctor'; readonly about: string }
  /** A request of a client, at the target that its trial calls or at the origin that it was redirected to. */
  | {
      readonly kind: 'arrival';
      readonly trial: string;
      readonly at: 'request' | 'elsewhere' | 'beside';
      readonly position: number;
    }
  /** An entry of a recording that somebody else made. */
  | { readonly kind: 'recording'; readonly entry: number };

/** An origin in the two words under which evidence holds it. They never change their form. */
export interface Place {
  readonly experiment: string;
  readonly step: string;
}

/** The words for an origin. */
export function placeOf(origin: Origin): Place {
  switch (origin.kind) {
    case 'step':
      return { experiment: origin.experiment, step: origin.step };
    case 'look':
      return { experiment: origin.experiment, step: lookAt(origin.phase, origin.facet) };
    case 'lending':
      return { experiment: `lend:${errandKey(origin.errand)}`, step: origin.path };
    case 'sighting':
      return { experiment: `lend:${errandKey(origin.errand)}`, step: `see ${origin.thing}` };
    case 'workspace':
      return { experiment: 'world', step: `workspace of ${origin.credential}` };
    case 'removal':
      return { experiment: 'world', step: `remove ${origin.thing}` };
    case 'around':
      return { experiment: 'world', step: origin.about };
    case 'doctor':
      return { experiment: 'doctor', step: origin.about };
    case 'arrival':
      return { experiment: origin.trial, step: `${origin.at} ${origin.position}` };
    case 'recording':
      return { experiment: `har/${origin.entry}`, step: 'recorded' };
  }
}

/** The origin that these are the words for. */
export function originAt({ experiment, step }: Place): Origin {
  const rest = (text: string, start: string) => (text.startsWith(start) ? text.slice(start.length) : undefined);
  const lent = rest(experiment, 'lend:');
  if (lent !== undefined) {
    const thing = rest(step, 'see ');
    const errand = errandOf(lent);
    return thing === undefined ? { kind: 'lending', errand, path: step } : { kind: 'sighting', errand, thing };
  }
  if (experiment === 'world') {
    const credential = rest(step, 'workspace of ');
    if (credential !== undefined) return { kind: 'workspace', credential };
    const thing = rest(step, 'remove ');
    return thing === undefined ? { kind: 'around', about: step } : { kind: 'removal', thing };
  }
  if (experiment === 'doctor') return { kind: 'doctor', about: step };
  const entry = /^har\/(\d+)$/.exec(experiment)?.[1];
  if (entry !== undefined && step === 'recorded') return { kind: 'recording', entry: Number(entry) };
  for (const phase of phases) {
    const facet = rest(step, lookAt(phase, ''));
    if (facet !== undefined) return { kind: 'look', experiment, phase, facet };
  }
  const [, at, position] = /^(request|elsewhere|beside) (\d+)$/.exec(step) ?? [];
  if (at !== undefined)
    return {
      kind: 'arrival',
      trial: experiment,
      at: at as 'request' | 'elsewhere' | 'beside',
      position: Number(position),
    };
  return { kind: 'step', experiment, step };
}

/** The name under which a look at a facet stands among the steps of its experiment. */
export function lookAt(phase: Phase, facet: string): string {
  return `${phase}: ${facet}`;
}

/** The name of an errand, from which whatever is made up for it follows. */
export function errandKey({ key, lot }: Errand): string {
  return lot === undefined ? key : `${key}/${lot}`;
}

/** The experiment that an exchange belongs to, lending included; absent where it belongs to none in particular. */
export function ownerOf(origin: Origin): string | undefined {
  switch (origin.kind) {
    case 'step':
    case 'look':
      return origin.experiment;
    case 'lending':
    case 'sighting':
      return origin.errand.key;
    case 'arrival':
      return origin.trial;
    default:
      return undefined;
  }
}

function errandOf(text: string): Errand {
  const lot = lots.find((one) => text.endsWith(`/${one}`));
  return lot === undefined ? { key: text } : { key: text.slice(0, -lot.length - 1), lot };
}
