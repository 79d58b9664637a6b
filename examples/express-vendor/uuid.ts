import { createHash } from 'node:crypto';

// Without the flag `m`, `$` is the very end: a trailing newline does not slip through.
const shape = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether the value is a uuid in its plain notation, of any version and in either case. */
export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && shape.test(value);
}

/** A uuid (version 8) that is always the same for a name, so that seeded ids survive a restart. */
export function uuidNamed(name: string): string {
  const digits = createHash('sha256').update(name).digest('hex');
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `8${digits.slice(13, 16)}`,
    `a${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join('-');
}
