/** Words about a value that a target may refuse although the schema allows it. */
const choosyNames =
  /cursor|page_?token|next_?page|after|before|offset_?token|token$|secret|signature|password|code$|key$/i;
const choosyProse =
  /\b(?:unique|cursor|token|opaque|already exist|must match|returned by|previous(?:ly)? (?:call|request|response))/i;

/** Whether the name or the prose of a parameter says that a target may refuse what its schema allows. */
export function isChoosy(name: string, prose = ''): boolean {
  return choosyNames.test(name) || choosyProse.test(prose);
}

/** Whether a parameter names something, by its name. */
export function namesSomething(name: string): boolean {
  return /(?:^|[_-])id$|[a-z]Id$|^ID$|[a-z]ID$|^id$/.test(name);
}
