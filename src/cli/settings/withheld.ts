import type { Config } from './config.js';

/** The variables that hold what a server is asked with, and that no client is to be given. */
export function withheldVariables({
  credentials = {},
  headers = {},
}: Pick<Config, 'credentials' | 'headers'>): readonly string[] {
  return [...Object.values(credentials), ...Object.values(headers)].flatMap((one) =>
    typeof one === 'object' && one !== null && 'env' in one ? [one.env] : [],
  );
}
