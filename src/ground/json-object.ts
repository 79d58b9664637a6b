/** Whether a value of JSON is an object, and no list. */
export function isJsonObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The text as a JSON object; `undefined` where it is none. */
export function jsonObject(text: string): Readonly<Record<string, unknown>> | undefined {
  const value = jsonIn(text);
  return isJsonObject(value) ? value : undefined;
}

/** Whether a text is JSON, whatever its value. */
export function isJsonText(text: string): boolean {
  return jsonIn(text) !== undefined;
}

/** The JSON value that a text is; `undefined` where it is none. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
