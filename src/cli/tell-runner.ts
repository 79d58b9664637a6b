import { appendFileSync } from 'node:fs';
import type { Console } from '../ground/console.js';
import { systemErrorText } from '../ground/system-error.js';
import { annotationsOf } from '../report/annotations.js';
import type { Rendered } from '../report/renderings.js';
import { renderSummary } from '../report/summary.js';

/**
 * Tells GitHub Actions what a run came to, where the environment says that it is there: annotations on standard output,
 * and the summary at the end of the job's own.
 */
export function tellRunner(rendered: Rendered, console: Console, redact: (text: string) => string): void {
  const { GITHUB_ACTIONS, GITHUB_STEP_SUMMARY } = console.env;
  if (GITHUB_ACTIONS !== undefined) for (const line of annotationsOf(rendered.report)) console.page(redact(line));
  if (GITHUB_STEP_SUMMARY === undefined || GITHUB_STEP_SUMMARY === '') return;
  try {
    appendFileSync(GITHUB_STEP_SUMMARY, redact(renderSummary(rendered)));
  } catch (error) {
    console.note(`the summary of the job could not be written: ${systemErrorText(error) ?? String(error)}`);
  }
}
