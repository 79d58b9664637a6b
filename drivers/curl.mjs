#!/usr/bin/env node
// Drives cURL, with the calls that the documentation shows for it.
//   seam-conformance sdk -- node drivers/curl.mjs
import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';

const methods = { 'user_identities.grant_access_to_device': 'PUT' };

function say(line) {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

async function call({ operation, params, credential, endpoint, timeoutMs }) {
  // Everything goes through standard input: arguments of a process are there for all to read.
  const config = [
    `url = ${quoted(`${endpoint.replace(/\/$/, '')}/${operation.replaceAll('.', '/')}`)}`,
    `request = ${methods[operation] ?? 'POST'}`,
    `header = ${quoted(`Authorization: Bearer ${credential.token}`)}`,
    ...(credential.workspaceId ? [`header = ${quoted(`seam-workspace: ${credential.workspaceId}`)}`] : []),
    `json = ${quoted(JSON.stringify(params))}`,
    ...(timeoutMs ? [`max-time = ${timeoutMs / 1000}`] : []),
    String.raw`write-out = "\n%{http_code} %header{seam-request-id}"`,
  ].join('\n');
  const curl = spawn('curl', ['--silent', '--show-error', '--noproxy', '*', '--config', '-']);
  curl.stdin.end(config);
  const [output, errors, code] = await Promise.all([
    text(curl.stdout),
    text(curl.stderr),
    new Promise((resolve) => curl.on('close', resolve)),
  ]);
  process.stderr.write(errors);
  const end = output.lastIndexOf('\n');
  const [status, requestId] = output.slice(end + 1).split(' ');
  if (code === 0 && status?.startsWith('2')) return { outcome: 'returned' };
  return { outcome: 'threw', error: described(Number(status), requestId, output.slice(0, end), errors) };
}

function described(status, requestId, body, printed) {
  return { name: 'curl', status, requestId, ...envelopeOf(body), printed: `${printed}${body}` };
}

function envelopeOf(body) {
  try {
    const { type, message, validation_errors: validationErrors } = JSON.parse(body).error;
    return { type, message, validationErrors };
  } catch {
    return { message: body };
  }
}

function quoted(value) {
  return `"${value.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t')}"`;
}

const { stdout } = spawnSync('curl', ['--version'], { encoding: 'utf8' });
if (!stdout) {
  process.stderr.write('error: curl is not installed here\n');
  process.exit(1);
}
const version = stdout.split(' ')[1];
say({ driver: { client: 'curl', version, language: 'shell', concurrency: 8 } });
for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line);
  call(message).then((outcome) => say({ id: message.id, ...outcome }));
}
