import { basename, join, relative, resolve } from 'node:path';
import { Command } from 'commander';
import { recorded } from '../../bundle/recorded.js';
import { reportOnRecording } from '../../bundle/recorded-report.js';
import type { Report } from '../../bundle/report.js';
import { exitCodeOf } from '../../gate/outcome.js';
import type { Console } from '../../ground/console.js';
import { grouped } from '../../ground/grouped.js';
import { namedFileBytes } from '../../ground/regular-file.js';
import { systemErrorText } from '../../ground/system-error.js';
import { UsageError } from '../../ground/usage-error.js';
import { type Judgement, judgeRecording } from '../../judge/recorded/judge-recording.js';
import { readRecording } from '../../judge/recorded/recording.js';
import { readContract } from '../../model/contract/contract.js';
import type { Exchange } from '../../model/exchange.js';
import { received } from '../../model/experiment/reaction.js';
import { sentenceOf } from '../../model/finding.js';
import { provingExchange, type Verdict } from '../../model/verdict.js';
import { findRequirement } from '../../report/find-requirement.js';
import { findingLines } from '../../report/finding.js';
import { writeRendered } from '../../report/write-rendered.js';
import { outputFolder } from '../output-folder.js';
import { longestRecording, recordingText } from '../recording-file.js';

const shownFailures = 20;
const shownEntries = 6;

/** `judge`: holds recorded traffic against the contract. */
export function judgeCommand(console: Console, exit: (code: number) => void): Command {
  return new Command('judge')
    .description('judge recorded traffic')
    .argument('<file.har>', 'recording in HAR 1.2, from a browser, a proxy or this suite')
    .option('--output <folder>', 'write a bundle, without credentials')
    .option('--origin <url>', 'judge this target alone, where the recording holds several')
    .option('--json', 'print the report as JSON')
    .addHelpText(
      'after',
      `
A refusal only counts where the recording also holds a valid call of the same operation that the same target accepted.
What could not be judged is listed. Recorded traffic never covers a profile: it shows defects, and does not prove conformance.

Exit codes: 0 nothing violates the contract, 1 something does, 2 usage or harness error, 3 undetermined.

Examples:
  $ seam-conformance judge session.har
  $ seam-conformance judge proxy.har --output recorded
  $ seam-conformance judge proxy.har --origin https://staging.example.com`,
    )
    .action(async (file: string, { output, json, origin }: JudgeFlags) => {
      const folder = output === undefined ? undefined : outputFolder(console.cwd, output);
      const text = await readText(resolve(console.cwd, file), file);
      const contract = readContract();
      const judgement = judgeRecording(readRecording(text, file, contract), contract, origin && originIn(origin));
      const report = reportOnRecording(judgement, basename(file), text, contract);
      // The verdict is told even where it cannot be written.
      if (json === true) console.page(JSON.stringify(recorded(report), undefined, 2));
      else for (const line of lines(report, judgement, console.colors)) console.out(line);
      if (folder !== undefined) {
        // Credentials were taken out when the recording was read.
        await writeRendered(folder, { report, exchanges: judgement.exchanges }, (same) => same);
        console.note(console.colors.dim(`bundle: ${relative(console.cwd, join(folder, 'report.json'))}`));
      }
      exit(exitCodeOf(report.outcome));
    });
}

interface JudgeFlags {
  readonly output?: string;
  readonly json?: boolean;
  readonly origin?: string;
}

function originIn(url: string): string {
  if (URL.canParse(url) && new URL(url).origin !== 'null') return new URL(url).origin;
  throw new UsageError(`--origin ${url} is no URL`, 'Give it as https://host, with the port where there is one.');
}

async function readText(path: string, file: string): Promise<string> {
  let bytes: Buffer;
  try {
    bytes = namedFileBytes(path, longestRecording);
  } catch (error) {
    const why = systemErrorText(error) ?? (error as Error).message;
    throw new UsageError(`${file} cannot be read: ${why}`, 'Give a recording in HAR 1.2.');
  }
  return recordingText(bytes, file);
}

function lines(
  report: Report,
  { verdicts, exchanges, unjudged, foreign, origins }: Judgement,
  colors: Console['colors'],
): readonly string[] {
  const { counts, outcome, notJudged } = report;
  const failed = verdicts.filter((verdict) => verdict.outcome === 'fail' && verdict.level !== 'MAY');
  const open = verdicts.filter((verdict) => verdict.outcome === 'inconclusive' && verdict.level === 'MUST');
  const tint = outcome === 'conforming' ? colors.green : outcome === 'non-conforming' ? colors.red : colors.yellow;
  return [
    `${exchanges.length} calls of the operations at ${origins.join(', ') || 'no target'}, ${foreign} other entries`,
    ...failed.slice(0, shownFailures).flatMap((verdict) => failure(verdict, exchanges, colors)),
    ...(failed.length > shownFailures ? [`and ${failed.length - shownFailures} more failures`] : []),
    ...reasons(
      'inconclusive',
      open.map((verdict) => [verdict.findings.slice(0, 1).map(sentenceOf).join(), verdict.case]),
    ),
    ...reasons(
      'not judged',
      unjudged.map(({ entry, why }) => [why, `entry ${entry}`]),
    ),
    ...(notJudged === undefined ? [] : [`not judged: ${notJudged}`]),
    '',
    `${tint(colors.bold(outcome))}  MUST: ${counts.MUST.pass} passed, ${counts.MUST.fail} failed, ${counts.MUST.inconclusive} inconclusive; SHOULD: ${counts.SHOULD.pass} passed, ${counts.SHOULD.fail} failed`,
  ];
}

function failure(
  verdict: Verdict,
  exchanges: readonly Exchange[],
  { red, yellow, bold, dim }: Console['colors'],
): readonly string[] {
  const exchange = exchanges[provingExchange(verdict) ?? -1];
  return [
    '',
    `${verdict.level === 'MUST' ? red('✗ MUST') : yellow('! SHOULD')}  ${bold(verdict.case)}`,
    `  ${findRequirement(verdict.requirement)?.statement ?? verdict.title}`,
    ...verdict.findings.flatMap(findingLines).map((line) => `  ${line}`),
    ...(exchange
      ? [dim(`  > ${exchange.request.method} ${exchange.request.path}`), dim(`  < ${received(exchange.answer)}`)]
      : []),
  ];
}

function reasons(title: string, found: readonly (readonly [why: string, where: string])[]): readonly string[] {
  if (found.length === 0) return [];
  return [
    '',
    `${title}:`,
    ...[...grouped(found, ([why]) => why)].map(([why, all]) => {
      const shown = all.slice(0, shownEntries).map(([, where]) => where);
      return `  ${why}: ${shown.join(', ')}${all.length > shown.length ? ` and ${all.length - shown.length} more` : ''}`;
    }),
  ];
}
