import type { Change } from '../../spec/changes.js';
import { mainCredential } from '../../spec/credentials.js';
import { profileIncludes } from '../../spec/profiles.js';
import { resources } from '../../spec/resources.js';
import { type StagePart, stageParts } from '../../spec/stage.js';
import type { Operation } from '../../src/model/contract/operation.js';
import { type Base, base, changed, isMandatoryCredential, mandatoryShapes } from '../../src/model/experiment/base.js';
import type { Experiment } from '../../src/model/experiment/experiment.js';
import type { Facet } from '../../src/model/experiment/facet.js';
import type { Facts } from '../../src/model/experiment/facts.js';
import { scenario } from '../../src/model/experiment/scenario.js';
import { facetsOf } from './facets.js';
import { changesOf } from './known-changes.js';

/**
 * What one call of an operation does and does not do: everything that it changes, by everyone who may call it; in core
 * the plainest call alone.
 */
export function* oneCall(operation: Operation, facts: Facts): Iterable<Experiment> {
  const [main, ...others] = changesOf(operation);
  if (main === undefined) return;
  const isFull = profileIncludes(facts.profile, 'full');
  const acting = base('effects', operation, facts, { shape: main.shape });
  // Whoever was there before the run can be hit only once, so that one call is looked at from all sides before any other.
  const opens = profileIncludes(facts.profile, 'core') && operation.alternate === undefined;
  if (opens && main.fromNothing) {
    const { title, becomes } = main.fromNothing;
    yield* effect(acting, { ...main, title, becomes }, { variant: 'from-nothing', isOpening: true, bare: main.parts });
  }
  if (opens && !isFull) yield* effect(acting, main, { isOpening: main.fromNothing === undefined });
  if (!isFull) return;
  for (const change of [main, ...others]) {
    for (const kind of operation.credentials.filter((name) => isMandatoryCredential(operation, name))) {
      const isOpening = opens && change === main && kind === mainCredential && main.fromNothing === undefined;
      yield* effect(base('effects', operation, facts, { shape: change.shape, credential: kind }), change, {
        isOpening,
      });
    }
  }
}

function effect(
  acting: Base,
  { shape, requirement, title, about, becomes, parts, isGranted, besides }: Change,
  {
    isOpening,
    variant,
    bare,
  }: { readonly isOpening: boolean; readonly variant?: string; readonly bare?: readonly StagePart[] },
): readonly Experiment[] {
  const { operation, credential, facts } = acting;
  const isFull = profileIncludes(facts.profile, 'full');
  const isWide = isOpening && isFull;
  const mayBeRefused = !mandatoryShapes(operation).some(({ parameters }) => parameters.join() === shape.join());
  const name = `${shape.join('+')}:${about ?? variant ?? ''}${(about ?? variant) ? ':' : ''}${credential}`;
  // Who is gone has nothing left, so that what people have is enough where no one is to go.
  const isTelling = ({ observer }: Facet) =>
    isFull || observer !== 'user-identity' || becomes['identity A'] !== undefined;
  const facets = facetsOf(isWide ? stageParts : parts).filter(isTelling);
  // What cannot be seen, or not be arranged, is left open where effects are not claimed.
  const expect = { kind: 'state', becomes, mayBeRefused, ...(isFull ? {} : { ifSeen: true }) } as const;
  return scenario(acting, `${requirement}:${name}`, {
    stage: {
      parts,
      isGranted,
      hasForeign: false,
      needsTwoSystems: shape.includes(resources.acs_system.id),
      ...(bare === undefined ? {} : { bare }),
      ...(isWide ? { isWide } : {}),
    },
    facets,
    isOpening,
    judgesSuccesses: mayBeRefused,
    steps: [{ name: 'call', role: 'act', build: changed(acting) }],
    cases: [
      {
        variant: name,
        requirement,
        title: `${title}, by ${credential.replaceAll('-', ' ')}`,
        step: 'call',
        expect,
      },
      ...(isOpening && besides
        ? [
            {
              variant: `${besides.about}:${credential}`,
              requirement: besides.requirement,
              title: besides.title,
              step: 'call',
              expect: { kind: 'state', becomes: besides.becomes, scope: 'changed', mayBeRefused, ifSeen: true },
            } as const,
          ]
        : []),
      ...(isOpening
        ? [
            {
              variant: `${name}:lasting`,
              requirement,
              title: 'leaves it so until the end of the run, and others alone, however often it is called',
              step: 'call',
              expect: {
                kind: 'lasting',
                about: facets.filter(isChangedBy(operation)).map((facet) => facet.name),
                gives: !isGranted,
                restsOn: { expect, step: 'call' },
              },
            } as const,
          ]
        : []),
    ],
  });
}

/** Whether the operation is there to change the like of a facet, whomever it is about: nobody else would be asked first. */
function isChangedBy(operation: Operation): (facet: Facet) => boolean {
  const kindOf = (name: string) => name.slice(0, name.lastIndexOf(' '));
  const kinds = new Set(
    changesOf(operation).flatMap(({ becomes }) =>
      Object.entries(becomes).flatMap(([name, to]) => (to === 'any' ? [] : [kindOf(name)])),
    ),
  );
  return ({ name }) => kinds.has(kindOf(name));
}
