/** What the last part of a path begins with by the convention of Seam, when it only reads. */
const readingWords = ['get', 'list', 'find', 'search', 'count'];

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

/** Words of paths that name a change, although a target may offer them by GET. */
const changingWords = [
  ...makingWords,
  'accept',
  'activate',
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
  'deactivate',
  'delete',
  'deny',
  'detach',
  'disable',
  'disconnect',
  'enable',
  'execute',
  'grant',
  'link',
  'lock',
  'logout',
  'merge',
  'move',
  'pay',
  'pull',
  'purge',
  'reject',
  'remove',
  'rename',
  'reset',
  'restart',
  'restore',
  'revoke',
  'rotate',
  'scan',
  'set',
  'share',
  'stop',
  'suspend',
  'sync',
  'toggle',
  'transfer',
  'unassign',
  'unlink',
  'unlock',
  'unregister',
  'unsubscribe',
  'unsuspend',
  'update',
];

/**
 * Whether calling an operation changes nothing, by its path and methods: the last part of the path begins with a word that
 * reads, or it is offered by GET and that part names no change.
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
