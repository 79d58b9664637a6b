import { levels } from '../../spec/levels.js';
import type { BundleFiles } from '../bundle/bundle-file.js';
import { certificateFile } from '../bundle/read-bundle.js';
import type { Report } from '../bundle/report.js';
import { canonicalJson, sha256 } from './digest.js';
import type { Parties } from './parties.js';
import type { Witness } from './witness.js';

/** A resource descriptor of in-toto: a file by its digest, or a small value with its content. */
interface Descriptor {
  readonly name: string;
  readonly uri?: string;
  readonly digest: { readonly sha256: string };
  readonly mediaType?: string;
  /** In base64. */
  readonly content?: string;
}

/** From when until when a certificate says anything, as ISO 8601 instants in UTC. */
export interface Validity {
  readonly notBefore: string;
  readonly notAfter: string;
}

/** An in-toto statement about the bundle of a run, by the predicate for test results. */
export interface Statement {
  readonly _type: 'https://in-toto.io/Statement/v1';
  readonly subject: readonly Descriptor[];
  readonly predicateType: 'https://in-toto.io/attestation/test-result/v0.1';
  readonly predicate: {
    /** `WARNED` where something failed that need not pass, or that the baseline covers. */
    readonly result: 'PASSED' | 'WARNED' | 'FAILED';
    readonly configuration: readonly Descriptor[];
    /** Ids of requirements. */
    readonly passedTests: readonly string[];
    readonly warnedTests: readonly string[];
    readonly failedTests: readonly string[];
  };
}

/** What is to be said of a bundle: which files it consists of, what was judged and how it came out. */
export function statementOn(
  files: BundleFiles,
  report: Report,
  validity: Validity,
  parties: Parties,
  witness?: Witness,
): Statement {
  const { passed, warned, failed } = requirementsOf(report);
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [...files]
      .filter(([name]) => name !== certificateFile)
      .map(([name, bytes]) => ({ name, digest: { sha256: sha256(bytes) } })),
    predicateType: 'https://in-toto.io/attestation/test-result/v0.1',
    predicate: {
      result: report.outcome !== 'conforming' ? 'FAILED' : warned.length + failed.length > 0 ? 'WARNED' : 'PASSED',
      configuration: configurationOf(report, validity, parties, witness),
      passedTests: passed,
      warnedTests: warned,
      failedTests: failed,
    },
  };
}

/** The value of a descriptor with content; `undefined` where there is none, or its digest does not fit. */
export function valueIn(statement: Statement, name: string): unknown {
  const found = statement.predicate.configuration.find((descriptor) => descriptor.name === name);
  if (found?.content === undefined) return undefined;
  const bytes = Buffer.from(found.content, 'base64');
  return sha256(bytes) === found.digest.sha256 ? JSON.parse(bytes.toString('utf8')) : undefined;
}

function configurationOf(
  report: Report,
  validity: Validity,
  parties: Parties,
  witness: Witness | undefined,
): readonly Descriptor[] {
  const { suite, requirementSet, target, profile, operations, seed, challenge, configuration, baseline, counts } =
    report;
  const { conformance, coverage } = report;
  return [
    { name: 'openapi.yaml', digest: { sha256: suite.specDigest.replace(/^sha256:/, '') } },
    { ...valued('suite', suite), uri: `pkg:npm/${suite.name}@${suite.version}` },
    valued('requirementSet', requirementSet),
    valued('target', target),
    valued('profile', profile),
    valued('operations', operations),
    valued('seed', seed),
    ...(challenge === undefined ? [] : [valued('challenge', challenge)]),
    valued('configuration', configuration),
    valued('counts', counts),
    ...(conformance === undefined ? [] : [valued('conformance', conformance)]),
    ...(coverage === undefined ? [] : [valued('coverage', coverage)]),
    ...(baseline === undefined ? [] : [valued('baseline', baseline)]),
    valued('parties', parties),
    ...(witness === undefined ? [] : [valued('witness', witness)]),
    valued('validity', validity),
  ];
}

function valued(name: string, value: unknown): Descriptor {
  const content = Buffer.from(canonicalJson(value), 'utf8');
  return {
    name,
    digest: { sha256: sha256(content) },
    mediaType: 'application/json',
    content: content.toString('base64'),
  };
}

function requirementsOf({ verdicts }: Report): Record<'passed' | 'warned' | 'failed', readonly string[]> {
  const failing = new Map<string, number>();
  const passing = new Set<string>();
  for (const { requirement, outcome, level } of verdicts) {
    if (outcome === 'pass') passing.add(requirement);
    if (outcome !== 'fail' && outcome !== 'inconclusive') continue;
    failing.set(requirement, Math.min(failing.get(requirement) ?? levels.length, levels.indexOf(level)));
  }
  const at = (level: (typeof levels)[number]) =>
    [...failing]
      .filter(([, index]) => levels[index] === level)
      .map(([id]) => id)
      .sort();
  return {
    passed: [...passing].filter((id) => !failing.has(id)).sort(),
    warned: at('SHOULD'),
    failed: at('MUST'),
  };
}
