/** The last word of a path by the convention of Seam, when it only reads. */
const readingWords = ['get', 'list', 'find', 'search', 'count'];

/** Words of paths that name a change, although a target may offer them by GET. */
const changingWords = [
  'accept',
  'activate',
  'add',
  'approve',
  'archive',
  'assign',
  'authorize',
  'auto',
  'block',
  'cancel',
  'claim',
  'clear',
  'close',
  'connect',
  'copy',
  'create',
  'deactivate',
  'delete',
  'deny',
  'detach',
  'disable',
  'disconnect',
  'enable',
  'execute',
  'generate',
  'grant',
  'import',
  'invite',
  'issue',
  'link',
  'lock',
  'login',
  'logout',
  'make',
  'merge',
  'move',
  'open',
  'pay',
  'post',
  'publish',
  'pull',
  'purge',
  'push',
  'put',
  'register',
  'reject',
  'remove',
  'rename',
  'report',
  'reset',
  'restart',
  'restore',
  'revoke',
  'rotate',
  'run',
  'save',
  'scan',
  'send',
  'set',
  'share',
  'simulate',
  'start',
  'stop',
  'submit',
  'subscribe',
  'suspend',
  'sync',
  'toggle',
  'transfer',
  'trigger',
  'unassign',
  'unlink',
  'unlock',
  'unregister',
  'unsubscribe',
  'unsuspend',
  'update',
  'upload',
  'write',
];

/**
 * Whether calling an operation changes nothing, by its path and methods: it ends in get or list, or it is offered by GET
 * and its last word names no change.
 */
export function readsOnly(path: string, methods: readonly string[]): boolean {
  const words = lastWords(path);
  const [first = ''] = words;
  // What gets or creates, creates.
  if (words.includes('create')) return false;
  const isOffered = methods.includes('GET');
  if (readingWords.includes(first)) return isOffered || methods.includes('POST');
  return isOffered && !words.some((word) => changingWords.includes(word));
}

/** Words of paths that name the making of something. */
const makingWords = [
  'add',
  'connect',
  'copy',
  'create',
  'generate',
  'import',
  'invite',
  'issue',
  'login',
  'make',
  'open',
  'post',
  'publish',
  'push',
  'put',
  'register',
  'report',
  'run',
  'save',
  'send',
  'simulate',
  'start',
  'submit',
  'subscribe',
  'trigger',
  'upload',
  'write',
];

/** Whether an operation that changes something needs it to be there, by its path and method. */
export function worksOnWhatExists(path: string, method: string): boolean {
  const words = lastWords(path);
  if (words.some((word) => makingWords.includes(word))) return false;
  return ['PATCH', 'DELETE'].includes(method) || words.some((word) => changingWords.includes(word));
}

/** Whether a path ends in a verb, by the convention of Seam. */
export function endsInVerb(path: string): boolean {
  const [first = ''] = lastWords(path);
  return readingWords.includes(first) || changingWords.includes(first);
}

function lastWords(path: string): readonly string[] {
  const last =
    path
      .split('/')
      .filter((part) => part !== '' && !part.startsWith('{'))
      .at(-1) ?? '';
  return last
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
}

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
