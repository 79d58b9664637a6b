import type { Change } from '../../spec/changes.js';
import type { RequirementId } from '../../spec/requirements/servers/index.js';
import { type Base, base, changed } from '../../src/model/experiment/base.js';
import { all, type RequestChange, replace, text, without, withoutHeader } from '../../src/model/experiment/draft.js';
import type { Experiment, Values } from '../../src/model/experiment/experiment.js';
import { scenario } from '../../src/model/experiment/scenario.js';
import { facetsOf } from './facets.js';

interface Harmless {
  readonly name: string;
  readonly requirement: RequirementId;
  readonly title: string;
  readonly change: (values: Values) => RequestChange;
}

/** Calls that name nobody, or things that do not belong together: accepted or refused, nobody loses anything by them. */
export function* harmlessCalls(plain: Base, change: Change): Iterable<Experiment> {
  const acting = base('effects', plain.operation, plain.facts, { shape: change.shape });
  for (const call of [...namingNobody(acting), ...mismatched(change)]) {
    yield* scenario(acting, `harmless:${call.name}`, {
      stage: { parts: change.parts, isGranted: change.isGranted, hasForeign: false, needsTwoSystems: false },
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
