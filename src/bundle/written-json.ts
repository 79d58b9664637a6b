/** A value as it stands in the files of a bundle. */
export function writtenJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
