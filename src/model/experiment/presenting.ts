import { allPresented, type Presentation, type Presented, type TokenPlace } from '../contract/security.js';
import { markOf } from '../credential-mark.js';
import { all, header, type RequestChange, withoutHeader } from './draft.js';

/** Presents everything that a way to be let in asks for, as it was lent. */
export function presentingAll(how: Presentation): RequestChange {
  return all(...allPresented(how).map((one) => presenting(one, tokenOf(one))));
}

/** Leaves out everything that a way to be let in asks for. */
export function withoutAll(how: Presentation): RequestChange {
  return all(...allPresented(how).map(withoutPresented));
}

/** The token as it stands in evidence. */
export function tokenOf({ credential, form }: Presented): string {
  return markOf(credential, form);
}

/** Presents a token where and how a document says: in a header, in the query or in a cookie. */
export function presenting({ in: place, name, prefix }: TokenPlace, token: string): RequestChange {
  const value = `${prefix}${token}`;
  if (place === 'header') return header(name, value);
  return (draft) => {
    const others = withoutPresented({ in: place, name, prefix })(draft);
    if (place === 'query') return { ...others, extraQuery: [...others.extraQuery, [name, value]] };
    return header('cookie', [...cookiesIn(others.headers.cookie), `${name}=${value}`].join('; '))(others);
  };
}

/** Leaves out what presents a token. */
export function withoutPresented({ in: place, name }: TokenPlace): RequestChange {
  if (place === 'header') return withoutHeader(name);
  return (draft) => {
    if (place === 'query') return { ...draft, extraQuery: draft.extraQuery.filter(([own]) => own !== name) };
    const left = cookiesIn(draft.headers.cookie).filter((pair) => !pair.startsWith(`${name}=`));
    return left.length === 0 ? withoutHeader('cookie')(draft) : header('cookie', left.join('; '))(draft);
  };
}

function cookiesIn(text = ''): readonly string[] {
  return text.split('; ').filter((pair) => pair !== '');
}
