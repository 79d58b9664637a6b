import type { Becomes } from '../../../spec/stage.js';
import type { Expectation } from '../../model/experiment/expectation.js';
import type { Experiment } from '../../model/experiment/experiment.js';

/** What a conforming target shows beyond its answer; absent where the answer says it all. */
export function aftermathOf(expect: Expectation, { facets = [] }: Experiment): string | undefined {
  switch (expect.kind) {
    case 'state':
    case 'repeated': {
      return `Afterwards the state is ${changesOf(expect.becomes) || 'what it was'}; nothing else has changed.`;
    }
    case 'unchanged':
    case 'harmless':
      return `Before and after it are the same: ${facets.map(({ name }) => name).join(', ')}.`;
    case 'foreign':
    case 'foreign-unchanged': {
      const foreign = facets.filter(({ isForeign }) => isForeign);
      return `Before and after it are the same: ${foreign.map(({ name }) => name).join(', ')}.`;
    }
    case 'no-effect':
      return 'It is sent last, on the resources of all the refused requests before it.';
    case 'lasting':
      return `Once everything else was sent it still shows: ${expect.about.join(', ')}.`;
    case 'carried-out':
      return `Afterwards it shows: ${changesOf(expect.becomes)}.`;
    case 'every-success':
      return 'So is every other success of the scenario.';
    case 'every':
      return 'So is every other answer of the experiment.';
    case 'like-twin':
      return `A success would do as well; the twin, "${expect.twin}", is answered alike.`;
    default:
      return undefined;
  }
}

function changesOf(becomes: Becomes): string {
  return Object.entries(becomes)
    .flatMap(([facet, to]) =>
      to === 'any' ? [] : [`${facet}: ${typeof to === 'string' ? to : to.length === 0 ? 'none' : to.join(' and ')}`],
    )
    .join(', ');
}
