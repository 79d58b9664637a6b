import { describe, expect, test } from 'vitest';
import { reversedTail } from './secret-spellings.js';
import { createSecrets } from './secrets.js';

const key = 'seam_test1a2B_c3+D/e5=$F(g)';
const session = 'aGVhZA.Y2xhaW1z.c2lnbmF0dXJl';
const secrets = createSecrets(
  new Map([
    ['api-key', key],
    ['console-session-token', session],
  ]),
);

describe('a secret is taken out', () => {
  test.each([
    ['as it stands', key],
    ['percent-encoded', encodeURIComponent(key)],
    [
      'in swapped case',
      [...key].map((one) => (one === one.toLowerCase() ? one.toUpperCase() : one.toLowerCase())).join(''),
    ],
    ['as a Basic user name', Buffer.from(`${key}:`).toString('base64')],
    ['in base64', Buffer.from(key).toString('base64')],
    ...['x', 'xy', 'xyz', 'Bearer '].map((before): [string, string] => [
      `in base64 behind ${before}`,
      Buffer.from(`${before}${key}, and more`).toString('base64'),
    ]),
    ['in base64url', Buffer.from(`~~${key}~~`).toString('base64url')],
  ])('%s', (_name, text) => {
    const redacted = secrets.redact(`before ${text} behind`);
    expect(redacted).toContain('{{api-key');
    expect(Buffer.from(redacted, 'base64').toString()).not.toContain(key);
    expect(redacted).not.toContain(key.slice(5));
  });

  test('that came up later, and nothing else', () => {
    const later = createSecrets(new Map());
    expect(later.redact(`${key} stays`)).toBe(`${key} stays`);
    later.add('api-key', key);
    later.hide('header x-gate', 'open[sesame]');
    expect(later.redact(`${key}, open[sesame], seam_test`)).toBe('{{api-key}}, {{header x-gate}}, seam_test');
  });
});

test.each([
  ['{{api-key}}', key],
  ['{{api-key|truncated}}', key.slice(0, -1)],
  ['{{api-key|reversed}}', `seam_test1a2B_${[...'c3+D/e5=$F(g)'].reverse().join('')}`],
  ['{{console-session-token|reversed}}', `aGVhZA.Y2xhaW1z.${[...'c2lnbmF0dXJl'].reverse().join('')}`],
  [
    '{{console-session-token|unsigned}}',
    `${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.Y2xhaW1z.`,
  ],
  ['{{api-key|unsigned}}', 'seam_test1a2B_'],
])('%s stands for what is sent', (name, value) => {
  expect(secrets.expand(`Bearer ${name}`)).toBe(`Bearer ${value}`);
});

test('the names that advice sets are nobody’s secret', () => {
  const { redact } = createSecrets(new Map([['console-session-token', 'express_console_session_8f4b2a71c3d9']]));
  const advice = 'curl -H "Authorization: Bearer $SEAM_CONSOLE_SESSION_TOKEN"';
  expect(redact(advice)).toBe(advice);
  expect(redact('express_console_session_8f4b2a71c3d9')).toBe('{{console-session-token}}');
});

test('a credential that was not lent is a defect of the suite', () => {
  expect(() => secrets.expand('{{publishable-key}}')).toThrow('was not lent');
});

describe('any 12 characters of a secret are taken out', () => {
  const token = 'seam_test2bMS_94SrGUXuNR2JmJkjtvBQDg5c';
  const { redact } = createSecrets(new Map([['api-key', token]]));
  const bytes = [...Buffer.from(token)];
  const inUnits = (unit: (code: number) => string) => bytes.map(unit).join('');
  const hex = (code: number) => code.toString(16).padStart(2, '0');
  const mime = Buffer.from(`Authorization: Bearer ${token}; and what else stands in a mail of some length`)
    .toString('base64')
    .replace(/(.{20})/g, '$1\r\n');

  test.each([
    ['without its last character', token.slice(0, -1)],
    ['with another last character', `${token.slice(0, -1)}x`],
    ['its first 20', token.slice(0, 20)],
    ['its secret part', token.slice(14)],
    ['its middle', token.slice(9, 21)],
    ['upside down in case', token.toUpperCase()],
    ['its secret part reversed', [...token.slice(14)].reverse().join('')],
    ['in hex', Buffer.from(token).toString('hex')],
    ['in upper-case hex', Buffer.from(token).toString('hex').toUpperCase()],
    ['a part in hex', Buffer.from(token.slice(6, 20)).toString('hex')],
    ['in JSON escapes', inUnits((code) => `\\u00${hex(code)}`)],
    ['in upper-case JSON escapes', inUnits((code) => `\\u00${hex(code).toUpperCase()}`)],
    ['in HTML escapes', inUnits((code) => `&#${code};`)],
    ['in hexadecimal HTML escapes', inUnits((code) => `&#x${hex(code)};`)],
    ['percent-encoded throughout', inUnits((code) => `%${hex(code)}`)],
    ['percent-encoded throughout in upper case', inUnits((code) => `%${hex(code).toUpperCase()}`)],
    ['in base64 of a mail', mime],
    ['a part in base64', Buffer.from(`x${token.slice(5, 30)}yz`).toString('base64')],
  ])('%s', (_what, text) => {
    for (const before of ['', 'x', 'some text in front of ', 'ää']) {
      const redacted = redact(`${before}${text} behind`);
      expect(redacted).toContain('{{api-key');
      for (let start = 0; start + 12 <= text.length; start += 1) {
        const isWrapped = text === mime;
        if (!isWrapped && before !== '' && text.length < 80) {
          expect(redacted.toLowerCase()).not.toContain(text.slice(start, start + 12).toLowerCase());
        }
      }
    }
  });

  const base64 = (text: string) => Buffer.from(text).toString('base64');
  const inTurn = (unit: (code: number) => string) =>
    inUnits((code) => (code % 3 === 0 ? String.fromCharCode(code) : unit(code)));
  test.each([
    ['in base64 on lines of a text in JSON', JSON.stringify(mime)],
    ['percent-encoded twice', inUnits((code) => `%25${hex(code)}`)],
    ['percent-encoded in part', inTurn((code) => `%${hex(code)}`)],
    ['in JSON escapes in part', inTurn((code) => `\\u00${hex(code)}`)],
    ['in JSON escapes in JSON in JSON', JSON.stringify(JSON.stringify(inUnits((code) => `\\u00${hex(code)}`)))],
    ['in HTML escapes with zeros', inUnits((code) => `&#x00${hex(code)};`)],
    ['in octal', inUnits((code) => `\\${code.toString(8)}`)],
    ['in the escapes of mails', inUnits((code) => `=${hex(code).toUpperCase()}`)],
    ['with a name for a character', token.replaceAll('_', '&lowbar;')],
    ['as a list of bytes', JSON.stringify({ data: bytes })],
    ['as a dump', inUnits((code) => `${hex(code)} `)],
    ['as a dump with colons', inUnits((code) => `${hex(code)}:`)],
    ['as numbers of a program', inUnits((code) => `0x${hex(code)}, `)],
    ['in UTF-16', inUnits((code) => `${String.fromCharCode(code)}\0`)],
    ['with what no one sees in between', [...token].join('\u200b')],
    ['one letter a line', [...token].join('\n')],
    ['in pairs', (token.match(/..?/g) ?? []).join('-')],
    ['in pieces of a program', (token.match(/.{1,8}/g) ?? []).map((piece) => `"${piece}"`).join(' + ')],
    ['as a list of letters', JSON.stringify([...token], undefined, 2)],
    ['letter by letter in markup', [...token].map((one) => `<span class="c">${one}</span>`).join('')],
    ['with colours in JSON', JSON.stringify([...token].map((one) => `\x1b[31m${one}`).join(''))],
    ['in wide letters', inUnits((code) => String.fromCharCode(code + 0xfee0))],
    ['with hyphens that no one sees', [...token].join('&shy;')],
    ['in escapes of long numbers', inUnits((code) => `\\U000000${hex(code)}`)],
    ['in escapes of stylesheets', inUnits((code) => `\\${hex(code)} `)],
    ['in escapes of old servers', inUnits((code) => `%u00${hex(code)}`)],
    ['as a list of hexadecimal texts', JSON.stringify(bytes.map((code) => `0x${hex(code)}`))],
    ['as bytes under their numbers', JSON.stringify(new Uint8Array(bytes))],
    ['as letters under their numbers', JSON.stringify({ ...[...token] })],
    ['as numbers of functions', inUnits((code) => `CHAR(${code})||`)],
    ['in octal numbers', inUnits((code) => `0o${code.toString(8)}, `)],
    ['bit by bit', inUnits((code) => `${code.toString(2).padStart(8, '0')} `)],
    ['in base64 in a list', JSON.stringify(base64(token).match(/.{1,12}/g))],
    ['in base64 of base64', base64(base64(token))],
    ['in hex of base64', Buffer.from(base64(token)).toString('hex')],
    ['in base64 of hex', base64(Buffer.from(token).toString('hex'))],
    ['in base64 of another case', base64(token.toUpperCase())],
    ['in base64 of a Basic header', base64(`Basic ${base64(`${token}:`)}`)],
    ['in a URL in base64', base64(`https://example.com/?key=${encodeURIComponent(token)}`)],
  ])('%s', (_what, text) => {
    for (const around of ['', '"', 'x ', '<b>']) {
      const redacted = redact(`${around}${text}${around}`);
      expect(redacted).toContain('{{api-key');
      const middle = text.slice(Math.floor(text.length / 3), Math.ceil((text.length * 2) / 3));
      expect(redacted).not.toContain(middle);
    }
  });

  test('what is shorter is taken out as a whole, in whatever spelling', () => {
    const hiding = createSecrets(new Map());
    hiding.hide('header cookie', 'sid=tok8chrs');
    for (const text of ['tok8chrs', 'TOK8CHRS', base64('sid=tok8chrs'), Buffer.from('tok8chrs').toString('hex')]) {
      expect(hiding.redact(`"${text}"`)).toContain('{{header cookie');
    }
    expect(hiding.redact('tok8 chr')).toBe('tok8 chr');
  });

  test('less than that, and what was made up in the same shape, stays', () => {
    const { redact: taken } = createSecrets(
      new Map([
        [
          'console-session-token',
          `${jwt({ user_id: '3f0c1b9e-5a7d-4c21-9b8e-1d2f3a4b5c6d', key: 'of-mine-alone' })}.c2lnbmF0dXJlLW9mLW1pbmU`,
        ],
      ]),
    );
    const madeUp = `${jwt({ user_id: '8d1e2f30-41b5-4d6c-87a9-b0c1d2e3f405', key: 'quite-another' })}.YW5vdGhlci1zaWduYXR1cmU`;
    expect(taken(madeUp)).toBe(madeUp);
    for (const text of [token.slice(0, 11), 'seam_test', token.slice(20, 31), 'x'.repeat(100_000)]) {
      expect(redact(text)).toBe(text);
    }
  });

  function jwt(claims: unknown): string {
    return [{ alg: 'HS256', typ: 'JWT' }, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
  }
});

test.each([
  ['Bearer gateway-token-of-mine', ['gateway-token-of-mine', 'bearer GATEWAY-TOKEN']],
  ['first=cookie-number-one; second=cookie-number-two', ['cookie-number-one', 'cookie-number-two', 'number-one; sec']],
  [`Basic ${Buffer.from('me:correct horse').toString('base64')}`, ['correct horse', 'me:correct horse']],
])('the parts of the configured value %j are taken out', (value, leaked) => {
  const hiding = createSecrets(new Map());
  hiding.hide('header x', value);
  for (const text of leaked) expect(hiding.redact(`before ${text} behind`)).toContain('{{header x');
});

test('a very large body without a secret is searched in time that grows with its length alone', () => {
  const { redact } = createSecrets(new Map([['api-key', 'seam_test2bMS_94SrGUXuNR2JmJkjtvBQDg5c']]));
  for (const unit of ['seam_test2b', 's', 'A', 'eyJhbGci', '%25', '12,', 'ab ', '\\', '&#', 'aB', '\0'])
    expect(redact(unit.repeat(200_000))).toBe(unit.repeat(200_000));
});

test('a signature that ends with an underscore and one character is another one in reverse', () => {
  expect(reversedTail('aGVhZA.Y2xhaW1z.c2ln_8')).toBe('aGVhZA.Y2xhaW1z.8_nl2c');
});
