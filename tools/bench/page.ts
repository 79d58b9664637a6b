/** What the bench has measured. Times are in milliseconds. */
export interface BenchFigures {
  readonly rounds: number;
  readonly latencyMs: number;
  readonly concurrency: number;
  readonly suiteVersion: string;
  readonly node: string;
  readonly cores: number;
  /** By profile. */
  readonly loopback: Readonly<Record<string, RunFigures>>;
  readonly distant: Pick<RunFigures, 'ms' | 'requests'>;
  /** By mutant; the ratio is to the conforming target. */
  readonly failing: Readonly<
    Record<string, { readonly ms: number; readonly requests: number; readonly ratio: number }>
  >;
  readonly single: { readonly ms: number; readonly requests: number; readonly own: number };
  readonly startUp: Readonly<Record<string, number>>;
}

interface RunFigures {
  readonly ms: number;
  readonly requests: number;
  readonly bareMs: number;
  /** To the bare replay and the start-up together. */
  readonly ratio: number;
  readonly peakMegabytes: number;
  readonly bundleBytes: number;
  readonly harBytes: number;
}

/** The page about performance, in Markdown. */
export function renderPerformance(figures: BenchFigures): string {
  const { rounds, latencyMs, concurrency, distant, single } = figures;
  const boundMs = (distant.requests / concurrency) * latencyMs;
  return [
    '# Performance',
    '',
    `Written by \`npm run bench\`. ${rounds === 1 ? 'One round' : `Medians of ${rounds} rounds`} on one machine (${figures.cores} cores, Node ${figures.node}, version ${figures.suiteVersion}): times differ from`,
    'machine to machine, so the ratios count. The target is the reference implementation in a process of its own. The *bare*',
    `replay sends the requests of the same run again, ${concurrency} at a time, by the plainest client there is, and judges nothing.`,
    '',
    '## A conforming target',
    '',
    ...table(
      [
        'profile',
        'requests',
        'run',
        'bare replay',
        'run / (bare + start-up)',
        'peak memory',
        'bundle',
        'of it `exchanges.har`',
      ],
      Object.entries(figures.loopback).map(([profile, one]) => [
        `\`${profile}\``,
        String(one.requests),
        seconds(one.ms),
        seconds(one.bareMs),
        one.ratio.toFixed(2),
        `${one.peakMegabytes.toFixed(0)} MB`,
        megabytes(one.bundleBytes),
        megabytes(one.harBytes),
      ]),
    ),
    '',
    `With ${latencyMs} ms for every answer, measured once: \`full\` takes ${seconds(distant.ms)} for ${distant.requests} requests.`,
    `That is ${(distant.ms / boundMs).toFixed(2)} times requests / ${concurrency} × ${latencyMs} ms.`,
    '',
    '## A target with one defect',
    '',
    ...table(
      ['mutant', 'requests', 'run', 'run / run on the conforming target'],
      Object.entries(figures.failing).map(([mutant, one]) => [
        `\`${mutant}\``,
        String(one.requests),
        seconds(one.ms),
        one.ratio.toFixed(2),
      ]),
    ),
    '',
    '## One case',
    '',
    `\`run --only\` one case: ${seconds(single.ms)}, ${single.requests} requests, ${single.own} of them for the case and for whether the target is there; the`,
    'others ask whose credentials these are, make what the case needs, and remove it.',
    '',
    '## Start-up',
    '',
    ...table(
      ['command', 'until it has ended'],
      Object.entries(figures.startUp).map(([name, ms]) => [name, seconds(ms)]),
    ),
    '',
  ].join('\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
