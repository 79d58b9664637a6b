// Stands in for the programs that documentation names, so that its commands run as they are written. Credentials that a
// page leaves out (…) are those of a target on the loopback interface, and so are its staging hosts.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { text } from 'node:stream/consumers';

const name = basename(process.argv[1] ?? '');
const args = process.argv.slice(2);
const { DOCUMENTED_PACKAGE: root = '', DOCUMENTED_LENT: lent = '{}' } = process.env;
const loopback = JSON.parse(lent);

const isStaging = (/** @type {string} */ value) => /^https:\/\/staging\.[\w.]+$/.test(value);

function seamConformance(/** @type {string[]} */ words) {
  const env = { ...process.env };
  for (const [variable, value] of Object.entries(env)) {
    if (value === '…' || isStaging(value ?? '')) env[variable] = loopback[variable];
  }
  // A recording names the host that it was made at, and nothing is sent there.
  const isRecorded = words[0] === 'judge';
  const given = words.map((word) => (isStaging(word) && !isRecorded ? loopback.SEAM_ENDPOINT : word));
  given.splice(1, 0, ...narrowing(words));
  // What is certified was judged at a loopback address here, and nowhere else.
  if (words[0] === 'certify' && !words.includes('--new-key')) given.push('--allow-loopback');
  const isServing = words[0] === 'serve' && !words.includes('--list');
  const child = spawn(process.execPath, [join(root, 'dist', 'src', 'cli', 'main.js'), ...given], {
    env,
    stdio: ['inherit', isServing ? 'pipe' : 'inherit', 'inherit'],
  });
  // What serves until it is stopped has shown that it works once it says where.
  child.stdout?.once('data', () => child.kill('SIGTERM'));
  child.on('close', (code) => {
    process.exitCode = code ?? (isServing ? 0 : 1);
  });
}

// A few cases show that a command works. What is certified or merged has to be whole, of one operation.
function narrowing(/** @type {string[]} */ [command, ...flags]) {
  const has = (/** @type {string[]} */ ...names) => names.some((name) => flags.includes(name));
  if (command === 'run' && has('--challenge', '--shard')) {
    return has('--operations') ? [] : ['--operations', 'user_identities.delete'];
  }
  if (has('--only', '--failed', '--challenge', '--help')) return [];
  if (command === 'run') return ['--only', 'user_identities.delete/required.*'];
  return command === 'sdk' && !has('--observe', 'init') ? ['--only', 'user_identities.delete/request.*'] : [];
}

async function npm(/** @type {string[]} */ [first = '', second = '']) {
  if (first === 'ci' || first === 'install') return;
  if (first === 'test' && loopback.SEAM_ENDPOINT !== process.env.SEAM_ENDPOINT) return callAsAClient();
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  if (scripts[first === 'run' ? second : first] === undefined) {
    console.error(`package.json has no script for: npm ${args.join(' ')}`);
    process.exitCode = 1;
  }
}

// The tests of a project that makes one call, as `sdk --observe` sees them.
async function callAsAClient() {
  const answer = await fetch(`${process.env.SEAM_ENDPOINT}/user_identities/delete`, {
    method: 'POST',
    headers: { authorization: `Bearer ${process.env.SEAM_API_KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify({ user_identity_id: 'b0a1c2d3-4e5f-4a6b-8c7d-9e0f1a2b3c4d' }),
  });
  await answer.text();
}

if (name === 'seam-conformance') seamConformance(args);
else if (name === 'npx' && args[0] === 'seam-conformance') seamConformance(args.slice(1));
else if (name === 'npm') await npm(args);
else if (name === 'jq') console.log(JSON.parse(await text(process.stdin)) ? 'read' : '');
else {
  console.error(`nothing stands in for: ${name} ${args.join(' ')}`);
  process.exitCode = 1;
}
