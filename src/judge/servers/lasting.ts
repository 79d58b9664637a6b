import { present } from '../../ground/present.js';
import type { Exchange } from '../../model/exchange.js';
import type { Expectation } from '../../model/experiment/expectation.js';
import type { Experiment } from '../../model/experiment/experiment.js';
import { type Facet, isBystander } from '../../model/experiment/facet.js';
import type { Loan } from '../../model/experiment/lending.js';
import type { Mismatch } from '../../model/finding.js';
import { lookAt } from '../../model/origin.js';
import type { Reading } from './reading.js';
import { fail, inapplicable, pass, type Ruling } from './ruling.js';
import { judgeScenario } from './scenario.js';
import { hasGained, isLess, isSame, namesOf, type Seen, seen, shown } from './state.js';

type Lasting = Extract<Expectation, { readonly kind: 'lasting' }>;

/** What a call has done is not undone by the end of the run, and nobody whom it does not name was hit by others like it. */
export function judgeLasting(reading: Reading, expect: Lasting): Ruling {
  const { experiment, loan, exchanges } = reading;
  const { expect: scenario, step = '' } = expect.restsOn;
  if (judgeScenario(reading, scenario, step).outcome !== 'pass')
    return inapplicable({ where: 'scenario', note: 'see what the call did at first' });
  const looks = facetsAtLast(experiment).flatMap((facet) => {
    const after = seen('after', facet, loan, exchanges);
    const end = seen('end', facet, loan, exchanges);
    return after === undefined || end === undefined ? [] : [{ facet, after, end }];
  });
  if (looks.length === 0) return inapplicable({ where: 'state', note: 'not looked at once more' });
  const ids = loan.scene?.ids ?? {};
  const call = exchanges.get(step);
  const findings = looks.flatMap(({ facet, after, end }): readonly Mismatch[] => {
    const isOwn = !isBystander(facet);
    if (!(isOwn ? isUndone(after, end, ids) : isHit(expect, after, end, ids))) return [];
    return [
      {
        where: facet.name,
        expected: shown(after, ids),
        received: shown(end, ids),
        note: isOwn ? 'at the end of the run, as it was not right after the call' : 'at the end of the run',
        ...present({
          exchange: exchanges.get(lookAt('end', facet.name))?.index,
          after: isOwn ? call?.index : undefined,
        }),
      },
    ];
  });
  return findings.length > 0 ? fail(...findings) : pass();
}

/** The facets of a scenario that are looked at once more when everything else was sent. */
export function facetsAtLast({ facets = [], cases }: Experiment): readonly Facet[] {
  const about = new Set(cases.flatMap(({ expect }) => (expect.kind === 'lasting' ? expect.about : [])));
  return facets.filter(({ name }) => about.has(name));
}

/** Whether a last look shows that what a call has done to those it names was undone. */
export function hasComeUndone(experiment: Experiment, loan: Loan, sent: ReadonlyMap<string, Exchange>): boolean {
  return facetsAtLast(experiment).some((facet) => {
    const after = seen('after', facet, loan, sent);
    const end = seen('end', facet, loan, sent);
    return (
      !isBystander(facet) && after !== undefined && end !== undefined && isUndone(after, end, loan.scene?.ids ?? {})
    );
  });
}

type Ids = Readonly<Record<string, string>>;

// What a target gives everybody in time has no name on the stage; and who was going may be gone.
function isUndone(after: Seen, end: Seen, ids: Ids): boolean {
  if (typeof after === 'string' || typeof end === 'string')
    return !isSame(after, end) && !(after === 'being deleted' && end === 'absent');
  const names = namesOf(ids);
  const named = (sight: readonly string[]) => sight.filter((id) => names.has(id.toLowerCase()));
  return !isSame(named(after), named(end));
}

function isHit({ gives }: Lasting, after: Seen, end: Seen, ids: Ids): boolean {
  return gives ? hasGained(end, after, ids) : isLess(end, after);
}
