import type { Change } from '../../spec/changes.js';
import type { RequirementId } from '../../spec/requirements/servers/index.js';
import { resources } from '../../spec/resources.js';
import { type Base, base, changed } from '../../src/model/experiment/base.js';
import { all, type RequestChange, replace, text, without, withoutHeader } from '../../src/model/experiment/draft.js';
import type { Experiment, Values } from '../../src/model/experiment/experiment.js';
import { scenario } from '../../src/model/experiment/scenario.js';
import { facetsOf } from './facets.js';
import { changesOf } from './known-changes.js';

interface Harmless {
  readonly name: string;
  readonly requirement: RequirementId;
  readonly title: string;
  readonly change: (values: Values) => RequestChange;
}

/** Calls that name nobody, or things that do not belong together: accepted or refused, nobody loses anything by them. */
export function* harmlessCalls({ operation, facts }: Base): Iterable<Experiment> {
  const [main, ...others] = changesOf(operation);
  for (const change of others) yield* harmless(base('effects', operation, facts, { shape: change.shape }), change);
  if (!main) return;
  const acting = base('effects', operation, facts, { shape: main.shape });
  yield* harmless(acting, main, namingNobody(acting));
}

function* harmless(acting: Base, change: Change, others: readonly Harmless[] = []): Iterable<Experiment> {
  const needsTwoSystems = change.shape.includes(resources.acs_system.id);
  for (const call of [...others, ...mismatched(change)]) {
    yield* scenario(acting, `harmless:${call.name}`, {
      stage: { parts: change.parts, isGranted: change.isGranted, hasForeign: false, needsTwoSystems },
      facets: facetsOf(change.parts),
      steps: [
        { name: call.name, role: 'act', build: changed(acting, call.change) },
        { name: 'control', role: 'control', build: changed(acting) },
      ],
      cases: [
        {
          variant: call.name,
          requirement: call.requirement,
          title: call.title,
          step: call.name,
          expect: { kind: 'harmless' },
        },
      ],
    });
  }
}

function namingNobody({ operation, shape }: Base): Harmless[] {
  if (operation.carrier !== 'body' || operation.parameters.some(({ required }) => required)) return [];
  const requests: [string, string, RequestChange][] = [
    ['empty-object', 'an empty object', all(...shape.map((name) => without(name)))],
    ['no-body', 'an absent body', text(null)],
    ['no-body-no-type', 'an absent body without a content type', all(text(null), withoutHeader('content-type'))],
  ];
  return requests.map(([name, label, change]) => ({
    name: `none=${name}`,
    requirement: 'exclusive.none-is-harmless',
    title: `takes nobody's access away for ${label}`,
    change: () => change,
  }));
}

function mismatched({ requirement, mismatch }: Change): Harmless[] {
  if (mismatch === undefined) return [];
  const { name, title, parameters } = mismatch;
  return [
    {
      name,
      requirement,
      title,
      change: (values) =>
        all(...Object.entries(parameters).map(([parameter, thing]) => replace(parameter, values.id(thing)))),
    },
  ];
}
