/**
 * The operation whose calls no client gets an answer to, as each of these trials takes as long as the client waits. Its one
 * method is not idempotent, so that few repeat it. Named, and not looked for: its cases are published, and a further
 * operation leaves them where they are.
 */
export const unanswered = 'acs.users.revoke_access_to_all_entrances';
