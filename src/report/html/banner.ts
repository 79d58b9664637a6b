import { levels } from '../../../spec/levels.js';
import type { Report } from '../../bundle/report.js';
import { visible } from '../../ground/visible.js';
import { outcomes } from '../../model/verdict.js';
import { figuresText } from '../figures-text.js';
import type { Mark } from './marks.js';

/** What the top of the page says. */
export interface Banner {
  readonly outcome: string;
  readonly tone: Mark['tone'];
  readonly sign: string;
  readonly sentence: string;
  /** Limits of the outcome that nobody must overlook. */
  readonly cautions: readonly string[];
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly counts: readonly {
    readonly level: string;
    readonly cells: readonly { readonly outcome: string; readonly count: number }[];
  }[];
}

/** The banner of a report. */
export function bannerOf(report: Report): Banner {
  const { outcome, counts, operations, isPartial, residue, baseline, notJudged } = report;
  const look = {
    conforming: { tone: 'good', sign: '✔' },
    'non-conforming': { tone: 'bad', sign: '✗' },
    undetermined: { tone: 'warning', sign: '?' },
  } as const;
  return {
    outcome,
    ...look[outcome],
    sentence: sentenceOf(report),
    cautions: [
      ...(notJudged === undefined ? [] : [`Not judged: ${visible(notJudged)}`]),
      ...(isPartial ? ['Only a selection of the profile was judged; the outcome is about that alone.'] : []),
      ...(operations.notClaimed.length === 0
        ? []
        : [`Operations not claimed, and not judged: ${visible(operations.notClaimed.join(', '))}`]),
      ...(baseline === undefined || baseline.covered.length === 0
        ? []
        : [`${cases(baseline.covered.length)} known to the baseline and not counted against the target.`]),
      ...[...(baseline?.problems ?? []), ...(baseline?.notes ?? [])].map((remark) => `Baseline: ${visible(remark)}`),
      ...(residue.left.length === 0 ? [] : [`Left on the target: ${visible(residue.left.join(', '))}`]),
    ],
    facts: factsOf(report),
    counts: levels.map((level) => ({
      level,
      cells: outcomes.map((name) => ({ outcome: name, count: counts[level][name] })),
    })),
  };
}

function sentenceOf({ outcome, verdicts, counts, kind }: Report): string {
  const { pass, inconclusive } = counts.MUST;
  const whom = kind === 'client' ? 'client' : 'target';
  const violated = verdicts.filter((verdict) => verdict.outcome === 'fail' && verdict.level === 'MUST');
  const names = new Set(violated.map(({ requirement }) => requirement));
  const requirements = names.size === 1 ? 'one requirement' : `${names.size} requirements`;
  if (outcome === 'conforming') return `The ${whom} met every claimed MUST: ${cases(pass)} passed.`;
  if (outcome === 'non-conforming') {
    return violated.length === 0
      ? 'The baseline no longer fits the target.'
      : `The ${whom} violates ${requirements} of the level MUST, in ${cases(violated.length)}.`;
  }
  return inconclusive > 0
    ? `No violation counts against the ${whom}, but ${cases(inconclusive)} of the level MUST could not be judged.`
    : 'Nothing was verified, so nothing can be said.';
}

function figuresOf(report: Report): Banner['facts'] {
  return figuresText(report).map((text) => {
    const [, name = '', rest = ''] = /^(\w+) (.*)$/.exec(text) ?? [];
    return [name.replace(/^./, (letter) => letter.toUpperCase()), rest];
  });
}

function factsOf(report: Report): Banner['facts'] {
  const {
    target,
    kind,
    profile,
    seed,
    startedAt,
    durationMs,
    requests,
    suite,
    requirementSet,
    challenge,
    runId,
    residue,
  } = report;
  return [
    [kind === 'client' ? 'Client' : 'Target', visible(target)],
    ['Profile', profile],
    ['Seed', String(seed)],
    ['Started', startedAt.replace('T', ' ').replace(/\.\d+Z$/, ' UTC')],
    ...figuresOf(report),
    ['Duration', `${(durationMs / 1000).toFixed(1)} s, ${requests.toLocaleString('en')} requests`],
    ['Suite', `${suite.name} ${suite.version}`],
    ['Contract', suite.specDigest],
    ['Requirement set', visible(requirementSet)],
    ['Run', runId],
    ...(challenge === undefined ? [] : [['Challenge', visible(challenge)] as const]),
    ['Resources', `${residue.created} created, ${residue.removed} removed, ${residue.left.length} left`],
  ];
}

function cases(count: number): string {
  return count === 1 ? '1 case' : `${count.toLocaleString('en')} cases`;
}
