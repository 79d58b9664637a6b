import { closeSync, openSync } from 'node:fs';

/** As many as are open at a time while the commands are loaded, which read their parts side by side. */
export const fewestFiles = 100;

/** Whether this process may open so many files beside those that it has open. */
export function mayOpen(count: number): boolean {
  const opened: number[] = [];
  try {
    while (opened.length < count) opened.push(openSync(process.execPath, 'r'));
    return true;
  } catch {
    return false;
  } finally {
    for (const one of opened) closeSync(one);
  }
}
