import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { accepted, har } from '../judge/recorded/recording.test-support.js';
import { recordingText } from './recording-file.js';

describe('how a recording lies on disk', () => {
  const text = har(accepted);
  const swapped = Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();
  test.each<[string, Buffer]>([
    ['UTF-8', Buffer.from(text)],
    ['UTF-16, the small end first', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16, the big end first', swapped],
    ['UTF-16 without a mark', Buffer.from(text, 'utf16le')],
    ['gzip', gzipSync(text)],
    ['zip', Buffer.from(zipSync({ 'trace.har': strToU8(text) }))],
  ])('%s is read', (_title, bytes) => {
    expect(recordingText(bytes, 'some.har').replace(/^\uFEFF/, '')).toBe(text);
  });

  test('bodies that an archive holds as files are put where they belong', () => {
    const attached = {
      log: { entries: [{ response: { content: { _file: 'a.json' } } }, { _file: 'b.bin' }, { _file: 'c' }] },
    };
    const archive = zipSync({
      'trace.har': strToU8(JSON.stringify(attached)),
      'a.json': strToU8('{"ok":true}'),
      'b.bin': new Uint8Array([0xff, 0x00]),
    });
    expect(JSON.parse(recordingText(Buffer.from(archive), 'trace.zip')).log.entries).toEqual([
      { response: { content: { _file: 'a.json', text: '{"ok":true}' } } },
      { _file: 'b.bin', text: '/wA=', encoding: 'base64' },
      { _file: 'c' },
    ]);
  });

  test.each<[string, Record<string, Uint8Array>]>([
    ['no .har', { 'trace.network': strToU8('x') }],
    ['one.har, two.har', { 'one.har': strToU8('{}'), 'two.har': strToU8('{}') }],
  ])('an archive with %s in it is refused', (found, files) => {
    expect(() => recordingText(Buffer.from(zipSync(files)), 'trace.zip')).toThrow(
      `trace.zip is a zip archive with ${found} in it`,
    );
  });

  test('what cannot be unpacked is named', () => {
    expect(() => recordingText(Buffer.from('PK\u0003\u0004'), 'trace.zip')).toThrow(/trace\.zip .* cannot be unpacked/);
    expect(() => recordingText(gzipSync(text).subarray(0, 30), 'cut.gz')).toThrow('cannot be unpacked');
  });

  test('a few kilobytes that would fill the memory are refused', () => {
    const bomb = Buffer.concat(Array.from({ length: 5 }, () => gzipSync(Buffer.alloc(64 * 1024 * 1024))));
    expect(() => recordingText(bomb, 'bomb.gz')).toThrow('bomb.gz is packed by gzip and cannot be unpacked');
  });
});
