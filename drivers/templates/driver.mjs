#!/usr/bin/env node
// A driver to start from. It makes every call with fetch: put your own client in its place.
//   seam-conformance sdk -- node driver.mjs
import { createInterface } from 'node:readline';

// Here goes your client: it returns, or throws what its callers get to see.
async function call({ operation, params, credential, endpoint, timeoutMs = 30_000 }) {
  const answer = await fetch(`${endpoint.replace(/\/$/, '')}/${operation.replaceAll('.', '/')}`, {
    method: operation === 'user_identities.grant_access_to_device' ? 'PUT' : 'POST',
    headers: {
      authorization: `Bearer ${credential.token}`,
      'content-type': 'application/json',
      ...(credential.workspaceId ? { 'seam-workspace': credential.workspaceId } : {}),
    },
    body: JSON.stringify(params),
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutMs),
  });
  const text = await answer.text();
  if (answer.ok) return;
  const { type, message, validation_errors: validationErrors } = envelopeOf(text);
  const requestId = answer.headers.get('seam-request-id') ?? undefined;
  const { status } = answer;
  throw Object.assign(new Error(message ?? `status ${status}`), { status, type, requestId, validationErrors });
}

function envelopeOf(text) {
  try {
    return JSON.parse(text).error ?? {};
  } catch {
    return {};
  }
}

function described({ name, status, type, message, requestId, validationErrors, stack }) {
  return { name, status, type, message, requestId, validationErrors, printed: stack };
}

const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);
say({ driver: { client: 'my client', version: '0.0.0', language: 'JavaScript', concurrency: 8 } });
for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line);
  const { id } = message;
  call(message).then(
    () => say({ id, outcome: 'returned' }),
    (error) => say({ id, outcome: 'threw', error: described(error) }),
  );
}
