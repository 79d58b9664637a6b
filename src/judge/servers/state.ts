import type { Becomes, SeenFacet } from '../../../spec/stage.js';
import { present } from '../../ground/present.js';
import type { Exchange } from '../../model/exchange.js';
import { type Facet, type Observation, observed } from '../../model/experiment/facet.js';
import type { Loan } from '../../model/experiment/lending.js';
import type { Scene } from '../../model/experiment/scene.js';
import type { Mismatch } from '../../model/finding.js';
import { lookAt } from '../../model/origin.js';

/** What one look at a facet showed, in the names of the stage; absent where nothing was seen. */
export function seen(
  phase: 'before' | 'after',
  facet: Facet,
  { scene, observed: own }: Loan,
  exchanges: ReadonlyMap<string, Exchange>,
): string | undefined {
  const step = lookAt(phase, facet.name);
  const exchange = exchanges.get(step);
  const observation = own?.[step] ?? (exchange ? observed(facet, exchange.answer) : 'unknown');
  return observation === 'unknown' ? undefined : shown(observation, scene?.ids ?? {});
}

/** The facets whose subject is on the stage: a small workspace has no second system, and so no user in it. */
export function facetsOn(facets: readonly Facet[], { ids }: Pick<Scene, 'ids'>): readonly Facet[] {
  return facets.filter(({ subject }) => ids[subject] !== undefined);
}

/** How far the state is from what is expected: findings about facets that differ, and facets that could not be seen. */
export function compare(
  becomes: Becomes,
  facets: readonly Facet[],
  loan: Loan,
  exchanges: ReadonlyMap<string, Exchange>,
): {
  readonly findings: readonly Mismatch[];
  readonly unseen: readonly SeenFacet[];
  readonly unarranged: readonly Mismatch[];
} {
  const findings: Mismatch[] = [];
  const unseen: SeenFacet[] = [];
  const unarranged: Mismatch[] = [];
  const ids = loan.scene?.ids ?? {};
  const found = (phase: 'before' | 'after', facet: Facet, expected: string, received: string) => ({
    where: facet.name,
    expected,
    received,
    ...present({ exchange: exchanges.get(lookAt(phase, facet.name))?.index }),
  });
  for (const facet of facetsOn(facets, { ids })) {
    const change = becomes[facet.name];
    if (change === 'any') continue;
    const before = seen('before', facet, loan, exchanges);
    const after = seen('after', facet, loan, exchanges);
    const expected =
      change === undefined
        ? before
        : typeof change === 'string'
          ? change
          : listed(change.filter((name) => ids[name] !== undefined));
    if (expected === undefined || before === undefined || after === undefined) unseen.push(facet.name);
    else if (change !== undefined && before === expected)
      unarranged.push(found('before', facet, 'another state before the call', before));
    else if (after !== expected) findings.push(found('after', facet, expected, after));
  }
  return { findings, unseen, unarranged };
}

function shown(observation: Exclude<Observation, 'unknown'>, ids: Readonly<Record<string, string>>): string {
  if (typeof observation === 'string') return observation;
  const names = new Map(
    Object.entries(ids)
      .filter(([name]) => !name.endsWith('_id'))
      .map(([name, id]) => [id.toLowerCase(), name]),
  );
  return listed(observation.map((id) => names.get(id.toLowerCase()) ?? 'something else'));
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'none' : [...names].sort().join(' and ');
}
