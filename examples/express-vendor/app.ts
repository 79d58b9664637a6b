import express, { type Express } from 'express';
import { numbered, sendFailure } from './answers.js';
import { authentication } from './authentication.js';
import { addEndpoint } from './endpoint.js';
import { judgedEndpoints, neighbours } from './endpoints/index.js';
import { Failure } from './failure.js';
import { settingsFrom, type VendorOptions } from './options.js';
import { seededWorkspaces } from './seed.js';

export { credentials } from './credentials.js';
export type { VendorOptions } from './options.js';

/** A fresh app with its own copy of the seeded workspaces. Nothing is shared between two of them. */
export function createApp(options: VendorOptions = {}): Express {
  const settings = settingsFrom(options);
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'simple');
  app.set('case sensitive routing', true);
  app.set('strict routing', true);

  app.use(numbered());
  // In front of everything, so that strangers learn neither which paths exist nor what they take.
  app.use(authentication(seededWorkspaces()));
  for (const endpoint of [...judgedEndpoints, ...neighbours]) {
    if (!settings.without.includes(endpoint.path)) addEndpoint(app, endpoint, settings);
  }
  app.use(() => {
    throw new Failure(404, 'no_such_endpoint', 'Nothing is served at this path.');
  });
  app.use(sendFailure);
  return app;
}
