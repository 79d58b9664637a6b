import { demandedBy } from './demanded.js';
import type { ControlRule, DescribedParameter, DocumentedAnswer } from './described.js';
import type { Parameter } from './operation.js';
import { worksOnWhatExists } from './reading-words.js';

/**
 * Whether the valid request of an operation may be sent, and which optional parameters it carries: those that words
 * demand, and an id, made up, so that it ends as unknown and makes nothing.
 */
export function controlRuleOf({
  method,
  path,
  isReading,
  parameters,
  known,
  answers,
  prose,
}: {
  readonly method: string;
  readonly path: string;
  readonly isReading: boolean;
  readonly parameters: readonly Parameter[];
  readonly known: ReadonlyMap<string, DescribedParameter>;
  readonly answers: readonly DocumentedAnswer[];
  /** What the document says of the operation in words. */
  readonly prose: string;
}): { readonly control: ControlRule; readonly added: readonly string[] } {
  const namesOf = (all: readonly Parameter[]) => all.map(({ name }) => name);
  const required = parameters.filter((one) => one.required);
  const optional = parameters.filter((one) => !one.required);
  const ids = required.filter(({ name }) => known.get(name)?.isId === true);
  const optionalIds = optional.filter(({ name, sample }) => known.get(name)?.isId === true && sample === undefined);
  const texts = [prose, ...namesOf(optional).map((name) => known.get(name)?.prose ?? '')];
  const demanded = demandedBy(texts, namesOf(required), namesOf(optional), namesOf(optionalIds));
  const own = optionalIds.find(({ name }) => isNamedBy(path, name));
  if (isReading) {
    const isLookup = /(?:^|\/)get[^/]*$/.test(path) && ids.length === 0 && demanded.length === 0;
    const looked = own ?? optionalIds[0];
    return { control: 'real', added: isLookup && looked !== undefined ? [looked.name] : demanded };
  }
  const isDocumentedUnknown = answers.some(({ status }) => status === '404');
  // What is put where nothing is may be made there.
  if (method === 'PUT' && !isDocumentedUnknown) return { control: 'none', added: [] };
  if (ids.length > 0) {
    const isHarmless = ids.every(({ sample }) => isSurelyUnknown(sample));
    return isHarmless ? { control: 'made-up', added: demanded } : { control: 'none', added: [] };
  }
  // An optional id says what an operation is about only where there has to be such a thing already.
  const isUsed = own !== undefined && worksOnWhatExists(path, method);
  return isUsed ? { control: 'made-up', added: [own.name] } : { control: 'none', added: [] };
}

/** Whether a made-up value names nothing at any target, as it is too long to be hit by chance; a uuid has no sample. */
function isSurelyUnknown(sample: unknown): boolean {
  if (sample === undefined) return true;
  return typeof sample === 'number' ? sample >= 987_654 : typeof sample === 'string' && sample.length >= 8;
}

// `acs_user_id` is what `/acs/users/get` is about, and `acs_system_id` is not.
function isNamedBy(path: string, name: string): boolean {
  const plain = (text: string) => text.replace(/[^a-z0-9]/gi, '').toLowerCase();
  return plain(path).includes(plain(name.replace(/_?id$/i, '')));
}
