import { uuidNamed } from './uuid.js';

/**
 * The credentials and workspaces that every new app starts with. They open nothing but this example; a real vendor
 * would read theirs from a secret store.
 */
export const credentials = {
  workspaceId: uuidNamed('workspace harbour'),
  apiKey: 'seam_testHarb_4mTqZ8cKw2RnYx6BvLd9PsHe',
  otherWorkspaceId: uuidNamed('workspace mill'),
  otherApiKey: 'seam_testMill_7gWpJ3aXf5UzCk8QyNt2VrDb',
  /** Of a person who is a member of the first workspace only. */
  personalAccessToken: 'seam_at1Kq7Vd2Xp_9hRbT4nGyLw6ZcMj8SfPx3Ea',
  /** Of the same person; opaque, although tokens of this kind are often JWTs. */
  consoleSessionToken: 'ey5vFkQz7_console_session_of_the_harbour_master',
  /** Known, and yet good for none of the endpoints here. */
  publishableKey: 'seam_pk1Tz4Hm_6yBnWq2XkVc9RgJd5LsPf8Ua',
} as const;
