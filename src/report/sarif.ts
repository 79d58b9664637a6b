import { visible } from '../ground/visible.js';
import { sentenceOf } from '../model/finding.js';
import { sourcesText } from './advice.js';
import { evidenceFile } from './code-quality.js';
import { findRequirement } from './find-requirement.js';
import type { Rendered } from './renderings.js';
import { type Concerned, concernedIn, type Severity } from './severity.js';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', notice: 'note' };

/**
 * What there is to read as SARIF 2.1.0, for code scanning: a rule for each requirement and a result for each operation
 * that does not meet it. What the baseline covers is suppressed with that reason.
 */
export function renderSarif({ report }: Rendered): string {
  const concerned = concernedIn(report, 'operation');
  const rules = [...new Set(concerned.map(({ first }) => first.requirement))];
  const document = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: report.suite.name, version: report.suite.version, rules: rules.map(ruleOf) } },
        automationDetails: { id: `${report.suite.name}/${report.profile}/` },
        properties: {
          outcome: report.outcome,
          target: visible(report.target),
          profile: report.profile,
          operations: report.operations,
        },
        results: concerned.map((one) => resultOf(one, rules)),
      },
    ],
  };
  return `${JSON.stringify(document, undefined, 1)}\n`;
}

function ruleOf(id: string): object {
  const found = findRequirement(id);
  return {
    id,
    ...(found === undefined
      ? {}
      : {
          shortDescription: { text: found.statement },
          fullDescription: { text: found.why },
          help: { text: `Usual causes: ${found.causes.join(' ')} Fix: ${found.fix} Source: ${sourcesText(id)}.` },
        }),
  };
}

function resultOf({ severity, standing, first, verdicts }: Concerned, rules: readonly string[]): object {
  const { requirement, operation, level, outcome, title, findings } = first;
  const more =
    verdicts.length === 1 ? '' : ` and ${verdicts.length - 1} more ${verdicts.length === 2 ? 'case' : 'cases'}`;
  const said = findings.length === 0 ? '' : ` (${findings.map(sentenceOf).join('; ')})`;
  return {
    ruleId: requirement,
    ruleIndex: rules.indexOf(requirement),
    level: levels[severity],
    message: { text: visible(`${level} ${outcome} on ${operation}: ${title}${said}${more}`) },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: evidenceFile }, region: { startLine: 1 } },
        logicalLocations: [{ fullyQualifiedName: operation, kind: 'function' }],
      },
    ],
    partialFingerprints: { 'requirementOfOperation/v1': `${operation}/${requirement}` },
    ...(standing === 'known' ? { suppressions: [{ kind: 'external', justification: 'known to the baseline' }] } : {}),
  };
}
