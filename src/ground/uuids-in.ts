const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/** The uuids within a text, in lower case and as often as they stand there. */
export function uuidsIn(text: string): readonly string[] {
  return (text.match(uuid) ?? []).map((id) => id.toLowerCase());
}
