import { expect, test } from 'vitest';
import type { Exchange } from '../../model/exchange.js';
import { leaksOf } from './leaks.js';

function exchange(
  body: string,
  authorization = 'Bearer {{api-key}}',
  sent = '{"user_identity_id":"../../etc/passwd"}',
): Exchange {
  return {
    index: 0,
    origin: { kind: 'step', experiment: 'e', step: 's' },
    request: { method: 'POST', path: '/user_identities/delete', query: [], headers: { authorization }, body: sent },
    answer: { kind: 'response', status: 400, headers: [], body, isUtf8: true },
    attempts: 1,
    startedAt: 0,
    durationMs: 1,
  };
}

const json = (detail: string) => JSON.stringify({ error: { type: 'invalid_input', message: 'No.', detail } });

test.each([
  ['a JavaScript trace', json('Error: x\n    at validate (/srv/app/body.js:12:7)\n    at node:internal/x:1:2')],
  ['a Python trace', json('Traceback (most recent call last):\n  File "/app/main.py", line 12, in f')],
  ['a Java trace', json('com.example.ParseException\n\tat com.example.Body.read(Body.java:88)')],
  ['a .NET trace', json('   at Seam.Body.Read(String text) in C:\\src\\Body.cs:line 12')],
  ['a Ruby trace', json("app/body.rb:12:in `read'")],
  ['a PHP trace', json('Uncaught TypeError in /var/www/index.php:12\nStack trace:\n#0 {main}')],
  ['a PHP warning', '<br />\n<b>Warning</b>: Undefined variable $x in <b>C:/site/api.php</b> on line <b>12</b><br />'],
  ['a path in markup', '<p>in <b>/var/www/html/app.cgi</b></p>'],
  ['a Go trace', json('panic: x\n\ngoroutine 1 [running]:\nmain.main()\n\t/src/main.go:12')],
  [
    'a trace in HTML',
    '<pre>SyntaxError: Unexpected token<br> &nbsp; &nbsp;at JSON.parse (&lt;anonymous&gt;)<br>at /usr/src/app/node_modules/body-parser/lib/json.js:92:19</pre>',
  ],
  ['a file path', json('no row in /var/lib/seam/identities.db')],
  ['a path in a home folder', json('cannot read /home/seam/service/config.yaml')],
  ['a path in brackets', json('No token [/home/deploy/app/middleware/auth.js]')],
  ['a path in a list', json('looked in ./a,/etc/seam/keys.json')],
  ['a path of sources', json('thrown in /app/src/handlers')],
  ['a source line without a folder', json('ValueError, body.py:88')],
  ['a Windows path', json('cannot open C:\\inetpub\\seam\\db.mdf')],
  ['a database message', json('SQLSTATE[22P02]: invalid input syntax')],
  ['the lent credential', json('unknown key {{api-key}}')],
])('%s is a leak', (_name, body) => {
  expect(leaksOf(exchange(body))).not.toEqual([]);
});

test.each([
  ['a plain envelope', json('Invalid uuid for "user_identity_id"')],
  ['the path of the request', json('Cannot POST /user_identities/delete')],
  ['a value of the request', json('"../../etc/passwd" is not a uuid')],
  ['a link to documentation', json('See https://docs.seam.co/latest/api/user_identities/delete')],
  ['a JSON pointer', json('/user_identity_id must match format "uuid"')],
  ['a position in JSON', json('Unexpected token } in JSON at position 12')],
  ['a page of the application', json('Create a key at /app/api-keys, or see /home/help')],
  ['a clock time behind a word', json('at 2026-11-20T23:30:46Z')],
  ['a runtime with its version', json('served by node.js:20')],
  ['a host that ends like a source', json('ask api.cerraduras.com.py:443 or hello.brave.rs:8443')],
  ['a time', json('Try again at 12:30 on 2026-11-20T20:22:02.123Z')],
  [
    'HTML of a gateway',
    '<html><head><title>400 Bad Request</title></head><body><center>nginx/1.25.3</center></body></html>',
  ],
])('%s is none', (_name, body) => {
  expect(leaksOf(exchange(body))).toEqual([]);
});

test('a made-up token that comes back is a leak, a word is none', () => {
  const token = 'seam_test1234_0123456789abcdef';
  expect(leaksOf(exchange(json(`unknown key ${token}`), `Bearer ${token}`))).toHaveLength(1);
  expect(leaksOf(exchange(json('unknown token'), 'Bearer token'))).toEqual([]);
});

test('a body of a million characters costs no more than its beginning', () => {
  const units = [
    'a',
    '/',
    '.',
    '\\',
    '\n',
    ' ',
    'at ',
    '"at /',
    '\\n   at x',
    'x.',
    'a:\\b',
    'at aaa() in ',
    'File "',
    '/app/',
    'PG::a',
  ];
  for (const unit of units) {
    const hostile = unit.repeat(Math.ceil(1_000_000 / unit.length));
    expect(leaksOf(exchange(hostile)), unit).toEqual([]);
    // Behind the beginning nothing is looked for; in it everything is.
    expect(leaksOf(exchange(`at read (/srv/app.js:1:2)\n${hostile}`)), unit).not.toEqual([]);
  }
});
