import { gzipSync } from 'node:zlib';
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
  ])('%s is read', (_title, bytes) => {
    expect(recordingText(bytes, 'some.har').replace(/^\uFEFF/, '')).toBe(text);
  });

  test('an archive is named', () => {
    expect(() => recordingText(Buffer.from('PK\u0003\u0004'), 'trace.zip')).toThrow('trace.zip is a zip archive');
    expect(() => recordingText(gzipSync(text).subarray(0, 30), 'cut.gz')).toThrow('cannot be unpacked');
  });
});
