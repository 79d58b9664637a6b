import { profiles } from '../../spec/profiles.js';
import { table } from '../table.js';
import { failing, latencyMs, roundsAtATime } from './parts.js';

/** What the bench has measured. Times are in milliseconds. */
export interface BenchFigures {
  readonly rounds: number;
  readonly concurrency: number;
  readonly suiteVersion: string;
  readonly node: string;
  readonly cores: number;
  readonly day: string;
  /** Of the machine, before anything was measured. */
  readonly load: number;
  /** Medians, by part. */
  readonly parts: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** The page about performance, in Markdown. Throws where a figure is missing. */
export function renderPerformance(bench: BenchFigures): string {
  const { rounds, concurrency, suiteVersion, node, cores, day, load } = bench;
  const of = (part: string, name: string) => figure(bench, part, name);
  const startUp = of('start-up/version', 'ms');
  const conforming = of('loopback/full', 'ms');
  const besideBare = (part: string) => [
    String(of(part, 'requests')),
    seconds(of(part, 'ms')),
    seconds(of(part, 'bareMs')),
    (of(part, 'ms') / (of(part, 'bareMs') + startUp)).toFixed(2),
  ];
  return [
    '# Performance',
    '',
    `Written by \`npm run bench\` on ${day}. ${rounds === 1 ? 'One round' : `Medians of ${rounds} rounds`} on one machine (${cores} cores, Node ${node}, version`,
    `${suiteVersion}; ${loadNote(load, cores)}). Times differ from machine to machine, so the ratios count. The target is`,
    'the reference implementation in a process of its own. The *bare* replay sends the requests of the same run again,',
    `${concurrency} at a time, by the plainest client there is, and judges nothing; *sending alone* does so by the client of a run,`,
    'supertest, which also keeps secrets out of what was answered.',
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
        'sending alone',
        'peak memory',
        'bundle',
        'of it `exchanges.har`',
      ],
      profiles.map(({ name }) => {
        const part = `loopback/${name}`;
        return [
          `\`${name}\``,
          ...besideBare(part),
          seconds(of(part, 'sentMs')),
          `${of(part, 'peakMegabytes').toFixed(0)} MB`,
          megabytes(of(part, 'bundleBytes')),
          megabytes(of(part, 'harBytes')),
        ];
      }),
    ),
    '',
    `## The same, ${latencyMs} ms away`,
    '',
    `Every answer takes ${latencyMs} ms longer. No client can be faster than requests / ${concurrency} × ${latencyMs} ms, the *bound*. As nearly all of`,
    `it is waiting, ${roundsAtATime('distant/full')} rounds are measured at a time.`,
    '',
    ...table(
      ['profile', 'requests', 'run', 'bare replay', 'run / (bare + start-up)', 'run / bound'],
      profiles.map(({ name }) => {
        const part = `distant/${name}`;
        const boundMs = (of(part, 'requests') / concurrency) * latencyMs;
        return [`\`${name}\``, ...besideBare(part), (of(part, 'ms') / boundMs).toFixed(2)];
      }),
    ),
    '',
    '## A target with one defect',
    '',
    ...table(
      ['mutant', 'requests', 'run of `full`', 'run / run on the conforming target'],
      failing.map((mutant) => [
        `\`${mutant}\``,
        String(of(`failing/${mutant}`, 'requests')),
        seconds(of(`failing/${mutant}`, 'ms')),
        (of(`failing/${mutant}`, 'ms') / conforming).toFixed(2),
      ]),
    ),
    '',
    '## One case',
    '',
    `\`run --only\` one case: ${seconds(of('one-case', 'ms'))}, ${of('one-case', 'requests')} requests, ${of('one-case', 'own')} of them for the case and for whether the target is there; the`,
    'others ask whose credentials these are, make what the case needs, and remove it.',
    '',
    '## Start-up',
    '',
    ...table(
      ['command', 'until it has ended'],
      [
        ['`--version`', seconds(startUp)],
        ['`plan --only`', seconds(of('start-up/plan', 'ms'))],
        ['`explain`', seconds(of('start-up/explain', 'ms'))],
      ],
    ),
    '',
  ].join('\n');
}

function figure({ parts }: BenchFigures, part: string, name: string): number {
  const found = parts[part]?.[name];
  if (found === undefined) throw new RangeError(`${name} of ${part} was not measured`);
  return found;
}

function loadNote(load: number, cores: number): string {
  return load < cores ? 'nothing much ran beside it' : `other work ran beside it: a load of ${load.toFixed(0)}`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
