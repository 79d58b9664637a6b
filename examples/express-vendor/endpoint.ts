import type { Express, RequestHandler } from 'express';
import { sendSuccess } from './answers.js';
import { bodyReader, sentParameters } from './body.js';
import { finishDepartures } from './departures.js';
import { Failure } from './failure.js';
import type { Settings } from './options.js';
import { Parameters } from './parameters.js';
import type { Workspace } from './workspace.js';

/** One authenticated request. */
export interface Call {
  readonly workspace: Workspace;
  readonly parameters: Parameters;
  readonly settings: Settings;
}

/** One path, whichever of its methods was used. */
export interface Endpoint {
  readonly path: string;
  readonly methods: readonly ('GET' | 'POST' | 'PUT' | 'DELETE')[];
  /** Checks, looks up, acts, in this order, and returns what the success shows besides `ok`. */
  readonly serve: (call: Call) => object | undefined;
}

/** Serves an endpoint, and refuses the methods that it does not have. */
export function addEndpoint(app: Express, { path, methods, serve }: Endpoint, settings: Settings): void {
  app.all(path, onlyMethods(methods), bodyReader, (request, response) => {
    const workspace: Workspace = response.locals.workspace;
    finishDepartures(workspace, settings.now());
    const shown = serve({ workspace, settings, parameters: new Parameters(sentParameters(request)) });
    sendSuccess(response, shown ?? {});
  });
}

function onlyMethods(methods: readonly string[]): RequestHandler {
  const allowed = methods.includes('GET') ? [...methods, 'HEAD'] : methods;
  return ({ method }, response, next) => {
    if (allowed.includes(method)) {
      next();
      return;
    }
    response.set('allow', allowed.join(', '));
    throw new Failure(405, 'wrong_method', `Try ${methods.join(' or ')} instead.`);
  };
}
