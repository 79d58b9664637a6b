/** What stands between the parts of a form; requests are a function of the seed, so it is always the same. */
export const boundary = 'part-of-this-form-7d1f0c5ae2';

/**
 * A form as parts (RFC 7578).
 * @param files the names of fields that are files.
 */
export function multipart(fields: readonly (readonly [string, string])[], files: ReadonlySet<string>): string {
  const parts = fields.map(([name, value]) => {
    const quoted = encodeURI(name.toWellFormed()).replaceAll('"', '%22');
    const file = files.has(name) ? '; filename="file.bin"\r\nContent-Type: application/octet-stream' : '';
    return `--${boundary}\r\nContent-Disposition: form-data; name="${quoted}"${file}\r\n\r\n${value}\r\n`;
  });
  return `${parts.join('')}--${boundary}--\r\n`;
}
