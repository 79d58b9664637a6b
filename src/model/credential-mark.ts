/** What stands for a secret in requests and in evidence: its name, and the form that it was brought into. */
export interface CredentialMark {
  readonly name: string;
  /** Absent for the secret as it is. */
  readonly form?: string;
}

const source = String.raw`\{\{([a-z0-9-]+)(?:\|([a-z0-9]+))?\}\}`;
const whole = new RegExp(`^${source}$`);

/** Every mark in a text, for functions that go through all of it; its groups are the name and the form. */
export const marks: RegExp = new RegExp(source, 'g');

/** The words of a mark. */
export function markOf(name: string, form?: string): string {
  return `{{${name}${form === undefined ? '' : `|${form}`}}}`;
}

/** The mark that a text is as a whole; `undefined` where it is none. */
export function markIn(text: string): CredentialMark | undefined {
  const [, name, form] = whole.exec(text) ?? [];
  return name === undefined ? undefined : { name, ...(form === undefined ? {} : { form }) };
}

/** Whether something in a text is a mark. */
export function hasMark(text: string): boolean {
  return text.search(marks) >= 0;
}
