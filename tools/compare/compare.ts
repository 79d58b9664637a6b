import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pLimit from 'p-limit';
import { packageRoot, suiteVersion } from '../../src/ground/package-root.js';
import { keptResults } from '../kept-results.js';
import type { ComparedTool, Comparison } from './comparison.js';
import { type CountedTarget, openCounted } from './counted-target.js';
import { judgedBySuite } from './judged-by-suite.js';
import { renderComparison } from './page.js';
import { documentNames, writeDocuments } from './schemathesis/documents.js';
import { installSchemathesis, version } from './schemathesis/install.js';
import { judgedBySchemathesis } from './schemathesis/judged-by-schemathesis.js';
import { type ComparedSubject, chosenMutants, chosenVariants, reference } from './subjects.js';
import type { ToolRun } from './tool-run.js';

// Writes `docs/comparison.md`. With `--continue`, what an interrupted run of the same versions has judged is not judged again.
const { values } = parseArgs({ options: { continue: { type: 'boolean', default: false } } });
const kept = keptResults(`compare-${suiteVersion}-${version}`, values.continue);
// Much of the time is waiting, by the tools or for a change.
const sideBySide = 3;
const mutants = chosenMutants();
const variants = chosenVariants();

type Judge = (target: CountedTarget, folder: string) => Promise<ToolRun>;

interface Available {
  readonly name: string;
  readonly judge: Judge;
}

async function schemathesisJudges(
  folder: string,
): Promise<readonly (Available | Required<Pick<ComparedTool, 'name' | 'absence'>>)[]> {
  const nameOf = (document: string) => `Schemathesis, ${document}`;
  try {
    const program = await installSchemathesis();
    const files = await writeDocuments(folder);
    return documentNames.map((document) => ({
      name: nameOf(document),
      judge: (target, scratch) => judgedBySchemathesis(program, files[document], target, scratch),
    }));
  } catch (error) {
    return documentNames.map((document) => ({ name: nameOf(document), absence: (error as Error).message }));
  }
}

async function judged(subject: ComparedSubject, judge: Judge): Promise<ToolRun> {
  const folder = mkdtempSync(join(tmpdir(), 'seam-conformance-compare-'));
  const target = await openCounted(subject);
  try {
    return await judge(target, folder);
  } finally {
    await target.close();
    rmSync(folder, { recursive: true });
  }
}

const documents = mkdtempSync(join(tmpdir(), 'seam-conformance-compare-'));
try {
  const tools = [{ name: 'this suite', judge: judgedBySuite }, ...(await schemathesisJudges(documents))];
  const runs = new Map(tools.map(({ name }) => [name, new Map<ComparedSubject, ToolRun>()]));
  // The tools one after the other on each subject, so that what else the machine does falls on all of them alike.
  const limit = pLimit(sideBySide);
  const judgeBy = async (tool: Available, subject: ComparedSubject) => {
    const run = await kept.once(
      `${tool.name}/${subject.breaks === undefined ? 'conforming' : 'mutants'}/${subject.id}`,
      () => judged(subject, tool.judge),
    );
    runs.get(tool.name)?.set(subject, run);
    const figures = `${run.alarms.length} alarms, ${run.requests} requests, ${(run.ms / 1000).toFixed(1)} s`;
    process.stdout.write(`${subject.id}, ${tool.name}: ${figures}\n`);
  };
  await Promise.all(
    [reference, ...variants, ...mutants].map((subject) =>
      limit(async () => {
        for (const tool of tools) if ('judge' in tool) await judgeBy(tool, subject);
      }),
    ),
  );
  const comparison: Comparison = {
    tools: tools.map((tool) => ({
      name: tool.name,
      runs: runs.get(tool.name) ?? new Map(),
      ...('absence' in tool ? { absence: tool.absence } : {}),
    })),
    reference,
    mutants,
    variants,
  };
  const machine = {
    sideBySide,
    cores: availableParallelism(),
    node: process.version,
    day: new Date().toISOString().slice(0, 10),
  };
  writeFileSync(join(packageRoot, 'docs', 'comparison.md'), renderComparison(comparison, machine));
} finally {
  rmSync(documents, { recursive: true });
}
