import type { Observer } from '../../../spec/resources.js';
import type { Becoming } from '../../../spec/stage.js';
import { catalogueSeed } from '../../../suites/servers/catalogue.js';
import { syntheticId } from '../../ground/synthetic.js';
import { facetsAtLast } from '../../judge/servers/lasting.js';
import { becomingOf } from '../../model/experiment/expectation.js';
import type { Experiment } from '../../model/experiment/experiment.js';
import type { Facet, Observation } from '../../model/experiment/facet.js';
import { lookAt } from '../../model/origin.js';

/** What stands on a stage where nothing else is said; a list by the names of its members. */
const usual: Readonly<Record<Observer, readonly string[] | 'present'>> = {
  'accessible-devices': ['D1', 'D2', 'D3'],
  'acs-users': ['A1', 'A2'],
  'user-identity': 'present',
  'acs-user': 'present',
  'accessible-entrances': ['E1'],
  'acs-credentials': ['C1'],
  'client-sessions': ['S1'],
};

/** What two looks at a stage show. */
export type Looks = Readonly<Record<string, Observation>>;

const idsByName = new Map<string, string>();

/** The ids of everybody and everything on the stage of an experiment, by name; none exists anywhere. */
export function stageIds({ facets = [] }: Experiment): Readonly<Record<string, string>> {
  const names = facets.flatMap(({ subject, observer }) => [
    subject,
    ...(usual[observer] === 'present' ? [] : usual[observer]),
  ]);
  return Object.fromEntries(names.map((name) => [name, idOf(name)]));
}

function idOf(name: string): string {
  const id = idsByName.get(name) ?? syntheticId(catalogueSeed, `stage/${name}`);
  idsByName.set(name, id);
  return id;
}

/** The looks at a scenario whose acts do what they are expected to do. */
export function conformingLooks(experiment: Experiment): Looks {
  const becomes = becomingOf(experiment.cases.map(({ expect }) => expect));
  return looksAt(experiment, (facet, before) => {
    const change = becomes[facet.name];
    return change === undefined || change === 'any' ? before : ids(change);
  });
}

/** The looks at a scenario whose acts do nothing. */
export function idleLooks(experiment: Experiment): Looks {
  return looksAt(experiment, (_facet, before) => before);
}

/** The looks at a scenario in which the first facet that matches is gone afterwards. */
export function lossyLooks(experiment: Experiment, matches: (facet: Facet) => boolean): Looks {
  const lost = experiment.facets?.find(matches);
  return looksAt(experiment, (facet, before) => (facet === lost ? (Array.isArray(before) ? [] : 'absent') : before));
}

/** The looks at a scenario whose acts do what they are expected to do, and later no more. */
export function undoneLooks(experiment: Experiment): Looks {
  const idle = idleLooks(experiment);
  const ends = facetsAtLast(experiment).map(({ name }): [string, Observation] => [
    lookAt('end', name),
    idle[lookAt('before', name)] ?? 'unknown',
  ]);
  return { ...conformingLooks(experiment), ...Object.fromEntries(ends) };
}

function looksAt(experiment: Experiment, after: (facet: Facet, before: Observation) => Observation): Looks {
  const becomes = becomingOf(experiment.cases.map(({ expect }) => expect));
  return Object.fromEntries(
    (experiment.facets ?? []).flatMap((facet) => {
      const before = ids(beforeOf(facet, becomes[facet.name]));
      const then = after(facet, before);
      return [
        [lookAt('before', facet.name), before],
        [lookAt('after', facet.name), then],
        [lookAt('end', facet.name), then],
      ];
    }),
  );
}

// What is added was not there before, and what goes was.
function beforeOf({ observer }: Facet, change: Becoming | undefined): readonly string[] | 'present' {
  const whole = usual[observer];
  if (change === undefined || typeof change === 'string' || whole === 'present') return whole;
  return change.length < whole.length ? whole : whole.slice(1);
}

function ids(names: readonly string[] | 'present' | 'none' | 'absent'): Observation {
  if (names === 'none') return [];
  return typeof names === 'string' ? names : names.map(idOf);
}
