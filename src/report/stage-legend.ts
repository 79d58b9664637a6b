import { stageWords } from '../../spec/stage.js';
import { type Finding, isMismatch } from '../model/finding.js';

const facet = /^(?:foreign )?(?:identity|devices of|users of|user|entrances of|credentials of|sessions of) /;

/** What the names of people and things in findings about a state stand for; `undefined` where there are none. */
export function stageLegend(findings: readonly Finding[]): string | undefined {
  const texts = findings
    .filter(isMismatch)
    .filter(({ where }) => facet.test(where))
    .flatMap(({ where, expected, received }) => [where, expected, received]);
  const names = new Set(texts.flatMap((text) => text.match(/\b[A-Z]\d?\b/g) ?? []));
  const known = [...names].sort().flatMap((name) => {
    const words = stageWords.find(([pattern]) => pattern.test(name))?.[1];
    return words === undefined ? [] : [`${name} ${words}`];
  });
  const foreign = texts.some((text) => text.startsWith('foreign ')) ? ['foreign in the other workspace'] : [];
  const all = [...known, ...foreign];
  return all.length === 0 ? undefined : all.join(', ');
}
