import type { ControlRule, DescribedParameter, DocumentedAnswer } from './described.js';
import type { Parameter } from './operation.js';

/**
 * Whether the valid request of an operation may be sent, and which optional ids it carries, made up, so that it ends as
 * unknown and makes nothing.
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
  const ids = parameters.filter(({ name }) => known.get(name)?.isId === true);
  const required = ids.filter((one) => one.required);
  const optionals = ids.filter((one) => !one.required && one.sample === undefined);
  // Where one of several is needed, only words say so.
  const asked = optionals.find(({ name }) => asksFor(prose, name));
  const optional = asked ?? optionals.find(({ name }) => isNamedBy(path, name)) ?? optionals[0];
  const isLookup = asked !== undefined || /(?:^|\/)get[^/]*$/.test(path);
  if (isReading) {
    return {
      control: 'real',
      added: required.length === 0 && isLookup && optional !== undefined ? [optional.name] : [],
    };
  }
  const isDocumentedUnknown = answers.some(({ status }) => status === '404');
  // What is put where nothing is may be made there.
  if (method === 'PUT' && !isDocumentedUnknown) return { control: 'none', added: [] };
  if (required.length > 0) {
    return { control: required.every(({ sample }) => isSurelyUnknown(sample)) ? 'made-up' : 'none', added: [] };
  }
  return optional === undefined ? { control: 'none', added: [] } : { control: 'made-up', added: [optional.name] };
}

/** Whether a made-up value names nothing at any target, as it is too long to be hit by chance; a uuid has no sample. */
function isSurelyUnknown(sample: unknown): boolean {
  if (sample === undefined) return true;
  return typeof sample === 'number' ? sample >= 987_654 : typeof sample === 'string' && sample.length >= 8;
}

function asksFor(prose: string, name: string): boolean {
  return new RegExp(`\\b(?:must|specify|provide|either|one of|at least one|requires?)\\b[^.]*\`${name}\``, 'i').test(
    prose,
  );
}

// `acs_user_id` is what `/acs/users/get` is about, and `acs_system_id` is not.
function isNamedBy(path: string, name: string): boolean {
  const plain = (text: string) => text.replace(/[^a-z0-9]/gi, '').toLowerCase();
  return plain(path).includes(plain(name.replace(/_?id$/i, '')));
}
