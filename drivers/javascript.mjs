#!/usr/bin/env node
// Drives the JavaScript packages `seam` and `@seamapi/http`, as they are installed where this is started.
//   seam-conformance sdk -- node drivers/javascript.mjs seam
//   seam-conformance sdk -- node drivers/javascript.mjs @seamapi/http
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { inspect } from 'node:util';

const name = process.argv[2] ?? 'seam';
const require = createRequire(join(process.cwd(), 'driver.cjs'));
const entry = resolved(name);
const { Seam, SeamHttp } = require(name);
const Client = Seam ?? SeamHttp;

const functions = {
  'user_identities.revoke_access_to_device': (seam, params) => seam.userIdentities.revokeAccessToDevice(params),
  'user_identities.grant_access_to_device': (seam, params) => seam.userIdentities.grantAccessToDevice(params),
  'user_identities.remove_acs_user': (seam, params) => seam.userIdentities.removeAcsUser(params),
  'acs.users.revoke_access_to_all_entrances': (seam, params) => seam.acs.users.revokeAccessToAllEntrances(params),
  'user_identities.delete': (seam, params) => seam.userIdentities.delete(params),
};

const clients = {
  'api-key': ({ token }, options) => Client.fromApiKey(token, options),
  'personal-access-token': ({ token, workspaceId }, options) =>
    Client.fromPersonalAccessToken(token, workspaceId, options),
  'console-session-token': ({ token, workspaceId }, options) =>
    Client.fromConsoleSessionToken(token, workspaceId, options),
};

function resolved(specifier) {
  try {
    return require.resolve(specifier);
  } catch {
    process.stderr.write(`error: the package ${name} is not installed here: npm install ${name}\n`);
    process.exit(1);
  }
}

function say(line) {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

const kept = new Map();

// Calls that name a client go to one instance of it.
function clientOf({ credential, endpoint, client, timeoutMs }) {
  const make = () =>
    clients[credential.kind](credential, { endpoint, ...(timeoutMs && { axiosOptions: { timeout: timeoutMs } }) });
  if (client === undefined) return make();
  if (!kept.has(client)) kept.set(client, make());
  return kept.get(client);
}

async function call(message) {
  const { operation, params } = message;
  try {
    const seam = clientOf(message);
    return { outcome: 'returned', value: await functions[operation](seam, params) };
  } catch (error) {
    return { outcome: 'threw', error: described(error, Object.keys(params)) };
  }
}

// What a caller gets from the error: members of the package's own errors, or of those of its HTTP library.
function described(error, names) {
  const messages = names.map((name) => [name, error.getValidationErrorMessages?.(name) ?? []]);
  return {
    name: error.name,
    status: error.statusCode ?? error.response?.status,
    type: error.statusCode === undefined ? undefined : error.code,
    message: error.message,
    requestId: error.requestId,
    validationErrors: error.getValidationErrorMessages && Object.fromEntries(messages),
    printed: inspect(error),
  };
}

function versionOf(folder) {
  try {
    const found = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    if (found.name === name) return found.version;
  } catch {
    // The folder of the entry lies below that of the package.
  }
  return dirname(folder) === folder ? undefined : versionOf(dirname(folder));
}

say({ driver: { client: name, version: versionOf(dirname(entry)), language: 'JavaScript', concurrency: 16 } });
for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line);
  call(message).then((outcome) => say({ id: message.id, ...outcome }));
}
