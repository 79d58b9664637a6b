import { namesOfParameters, type StagePart } from '../../../spec/stage.js';

/** The resources of one experiment. */
export interface Scene {
  /** By parameter; those of a stage also by their name on it. */
  readonly ids: Readonly<Record<string, string>>;
  /** Whether every id exists at the target, as far as the lender knows. */
  readonly isReal: boolean;
  /** Whether all of it was made for this run. */
  readonly isCreated: boolean;
  /** What was arranged of a stage that is to have whatever can be arranged. */
  readonly parts?: readonly StagePart[];
  /** Why some id is synthetic although real ones were asked for: what to lend. */
  readonly lacking?: string;
  /** Set where that is because of what stands around the target. */
  readonly lackingOf?: 'environment';
}

/** The ids of a scene by their names on the stage, those that were only lent for parameters among them. */
export function idsOnStage({ ids }: Pick<Scene, 'ids'>): Readonly<Record<string, string>> {
  const lent = Object.entries(namesOfParameters).flatMap(([parameter, name]) => {
    const id = ids[parameter];
    return id === undefined ? [] : [[name, id]];
  });
  return { ...Object.fromEntries(lent), ...ids };
}
