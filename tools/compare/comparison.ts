import type { ComparedSubject } from './subjects.js';
import type { Alarm, ToolRun } from './tool-run.js';

/** A tool together with what it judges by. */
export interface ComparedTool {
  /** How tables name it. */
  readonly name: string;
  /** Why it could not be had; absent where it could. */
  readonly absence?: string;
  readonly runs: ReadonlyMap<ComparedSubject, ToolRun>;
}

/** Everything that the page is made of. */
export interface Comparison {
  /** This suite first. */
  readonly tools: readonly ComparedTool[];
  readonly reference: ComparedSubject;
  readonly mutants: readonly ComparedSubject[];
  readonly variants: readonly ComparedSubject[];
}

/** What a tool objects to in a subject and not in the reference: whatever it says of both says nothing of the subject. */
export function findings(
  { runs }: ComparedTool,
  subject: ComparedSubject,
  { reference }: Comparison,
): readonly Alarm[] {
  const ordinary = new Set(runs.get(reference)?.alarms.map(keyOf));
  return runs.get(subject)?.alarms.filter((alarm) => !ordinary.has(keyOf(alarm))) ?? [];
}

/** The mutants that a tool finds something in. */
export function found(tool: ComparedTool, comparison: Comparison): readonly ComparedSubject[] {
  return comparison.mutants.filter((mutant) => findings(tool, mutant, comparison).length > 0);
}

/** The conforming subjects for which the exit code of a tool stops a pipeline. */
export function falseAlarms({ runs }: ComparedTool, { reference, variants }: Comparison): readonly ComparedSubject[] {
  return [reference, ...variants].filter((subject) => runs.get(subject)?.isFailed);
}

function keyOf({ check, operation }: Alarm): string {
  return `${check}\n${operation}`;
}
