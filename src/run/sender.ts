import { suiteVersion } from '../ground/package-root.js';

/** What every request says of its sender. */
export const ownHeaders: Readonly<Record<string, string>> = { 'user-agent': `seam-conformance/${suiteVersion}` };

/** What a widely used HTTP client says instead, which tells a target nothing. */
export const ordinaryHeaders: Readonly<Record<string, string>> = {
  accept: 'application/json, text/plain, */*',
  'accept-encoding': 'gzip, deflate',
  'user-agent': 'axios/1.12.2',
};
