import type { Base } from '../../src/model/experiment/base.js';
import { unjudged } from '../../src/model/experiment/compose.js';
import type { Experiment } from '../../src/model/experiment/experiment.js';
import type { Finding } from '../../src/model/finding.js';

/** What says that a way to be let in, by the schemes that it takes at once, is not judged. */
export function unjudgedSchemes(plain: Base, schemes: readonly string[], finding: Finding): readonly Experiment[] {
  const name = `scheme=${schemes.join('+')}`;
  return unjudged(plain, name, {
    variant: name,
    requirement: 'auth.api-key-accepted',
    title: `accepts a credential of the scheme ${schemes.join(' and ')}`,
    expect: { kind: 'unjudged', finding },
  });
}
