import { type Arranged, arrangement } from '../../../spec/stage.js';
import type { Facet, Observation, Stage } from './facet.js';

type Ids = Readonly<Record<string, string>>;

/** Whether a look shows what was put on the stage. What cannot be seen is never said to be missing. */
export function showsArranged(facet: Facet, stage: Stage, ids: Ids, seen: Observation): boolean {
  const row = rowOf(facet, stage);
  if (row === undefined || seen === 'unknown') return true;
  if (row.has === 'present') return seen !== 'absent';
  const shown = new Set(typeof seen === 'string' ? [] : seen.map((id) => id.toLowerCase()));
  if (typeof row.has === 'number') return shown.size >= row.has;
  return arrangedIds(facet, stage, ids).every((id) => shown.has(id.toLowerCase()));
}

/** A look as it would have been, had everything that a later one shows of what was put on the stage been shown by then. */
export function withArranged<O extends Exclude<Observation, 'unknown'>>(
  facet: Facet,
  stage: Stage,
  ids: Ids,
  [before, after]: readonly [O, O],
): O {
  const row = rowOf(facet, stage);
  if (row?.has === 'present') return before === 'absent' ? after : before;
  if (row === undefined || typeof before === 'string' || typeof after === 'string') return before;
  const known = new Set(before.map((id) => id.toLowerCase()));
  const added = after.map((id) => id.toLowerCase()).filter((id) => !known.has(id));
  const named = new Set(arrangedIds(facet, stage, ids).map((id) => id.toLowerCase()));
  // What has no name on the stage is told by how much was put there.
  const late =
    typeof row.has === 'number'
      ? added.slice(0, Math.max(0, row.has - known.size))
      : added.filter((id) => named.has(id));
  return [...before, ...late] as readonly string[] as O;
}

function rowOf({ name, isOfOthers = false }: Facet, { parts, bare = [] }: Stage): Arranged | undefined {
  return arrangement.find(
    ({ part, facet }) =>
      (part === 'people' || (parts.includes(part) && (isOfOthers || !bare.includes(part)))) &&
      (facet === name || `foreign ${facet}` === name),
  );
}

/** Those that are on the stage: a small workspace has not all of them. */
function arrangedIds(facet: Facet, stage: Stage, ids: Ids): readonly string[] {
  const { has = [], ifGranted = [] } = rowOf(facet, stage) ?? {};
  const names = typeof has === 'object' ? [...has, ...(stage.isGranted ? ifGranted : [])] : [];
  return names.flatMap((name) => ids[facet.isForeign ? `foreign ${name}` : name] ?? []);
}
