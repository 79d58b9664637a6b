import { createSecrets, type Secrets } from '../model/secrets.js';
import type { Settings } from './settings.js';
import { proxyPasswords } from './transport/agent.js';

/** Everything that a command with these settings must keep to itself: credentials, values of headers, passwords of proxies. */
export function secretsFor(
  { credentials, headers }: Pick<Settings, 'credentials' | 'headers'>,
  env: NodeJS.ProcessEnv,
): Secrets {
  const secrets = createSecrets(credentials);
  for (const [name, value] of Object.entries(headers)) secrets.hide(`header ${name}`, value);
  for (const password of proxyPasswords(env)) secrets.hide('proxy password', password);
  return secrets;
}
