#!/usr/bin/env node
// Drives the command line `@seamapi/cli`, as it is installed where this is started.
//   seam-conformance sdk -- node drivers/cli.mjs
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';

const require = createRequire(join(process.cwd(), 'driver.cjs'));
const bin = resolved('@seamapi/cli/cli');

// A home of its own: nobody's login is used, and the commands come from the description that the endpoint serves.
const home = mkdtempSync(join(tmpdir(), 'seam-cli-'));
const folders = [join(home, 'seam'), join(home, 'Library', 'Preferences', 'seam'), join(home, 'seam', 'Config')];
for (const folder of folders) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'cli.json'), JSON.stringify({ use_remote_schema: true }));
}
process.on('exit', () => rmSync(home, { recursive: true, force: true }));

function resolved(specifier) {
  try {
    return require.resolve(specifier);
  } catch {
    process.stderr.write('error: the package @seamapi/cli is not installed here: npm install @seamapi/cli\n');
    process.exit(1);
  }
}

function say(line) {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

async function call({ operation, params, credential, endpoint }) {
  const command = operation.replaceAll('_', '-').split('.');
  const flags = Object.entries(params).map(([name, value]) => `--${name.replaceAll('_', '-')}=${value}`);
  const cli = spawn(process.execPath, [bin, ...command, ...flags], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      HOME: home,
      APPDATA: home,
      LOCALAPPDATA: home,
      XDG_CONFIG_HOME: home,
      XDG_CACHE_HOME: home,
      XDG_DATA_HOME: home,
      XDG_STATE_HOME: home,
      NO_COLOR: '1',
      SEAM_CLI_ENDPOINT: endpoint,
      SEAM_CLI_TOKEN: credential.token,
      ...(credential.workspaceId ? { SEAM_CLI_WORKSPACE_ID: credential.workspaceId } : {}),
    },
  });
  const [output, errors, code] = await Promise.all([
    text(cli.stdout),
    text(cli.stderr),
    new Promise((resolve) => cli.on('close', resolve)),
  ]);
  process.stderr.write(errors);
  // What a command prints is for people; a script asks for its exit code.
  if (code === 0) return { outcome: 'returned' };
  return { outcome: 'threw', error: described(output, errors) };
}

// What a script gets: the object on standard output, and the status in brackets on standard error.
function described(output, errors) {
  const status = /\[(\d{3})\]/.exec(errors)?.[1];
  return {
    name: 'exit code',
    status: status && Number(status),
    ...envelopeOf(output, errors),
    printed: output + errors,
  };
}

function envelopeOf(output, errors) {
  try {
    const { type, message, request_id: requestId, validation_errors: validationErrors } = JSON.parse(output).error;
    return { type, message, requestId, validationErrors };
  } catch {
    return { message: errors };
  }
}

const { version } = JSON.parse(readFileSync(join(dirname(bin), '..', 'package.json'), 'utf8'));
say({ driver: { client: '@seamapi/cli', version, language: 'command line', concurrency: 4 } });
for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line);
  call(message).then((outcome) => say({ id: message.id, ...outcome }));
}
