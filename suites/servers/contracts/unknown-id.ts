import type { Parameter } from '../../../src/model/contract/operation.js';
import type { Variation } from '../../../src/model/experiment/compose.js';
import { replace } from '../../../src/model/experiment/draft.js';

/** The variation that names something that is not there; the sample of what is no uuid is such an id. */
export function unknownId({ name, sample }: Parameter): Variation {
  return {
    name: `${name}=unknown`,
    title: `refuses an unknown ${name}`,
    requirement: 'robust.unknown-id-refused',
    about: name,
    change: (values) => replace(name, sample ?? values.unknown(name)),
    expect: { kind: 'unknown-resource' },
  };
}
