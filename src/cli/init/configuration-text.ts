import { stringify } from 'yaml';
import { credentialKinds, workspaceHeader } from '../../../spec/credentials.js';
import { claims, profiles } from '../../../spec/profiles.js';
import type { Decisions } from './decisions.js';

/** Where a new configuration keeps known deviations, beside itself. */
export const baselineName = 'seam-conformance.baseline.yaml';

/** A configuration with what was decided, and with what else can be said as comments. */
export function configurationText({ endpoint, profile, operations, withdrawn, reasons, doubts }: Decisions): string {
  return `# yaml-language-server: $schema=./node_modules/seam-conformance/spec/config.schema.json
# What the target claims, and how it is approached. Flags and the environment come before this file.

# The target. SEAM_ENDPOINT and the command line come first.
${endpoint === undefined ? '# endpoint: https://staging.example.com' : member({ endpoint })}

${profiles.map(({ name, summary }) => comment(`${name}: ${summary}`)).join('\n')}
${member({ profile })}
${reasons.map((reason) => `${comment(`It is not more yet: ${reason}.`)}\n`).join('')}
# Operations that the target claims, with * for any text. The others are named in every report and count nowhere.
${doubts.map((doubt) => `${comment(`${doubt}.`)}\n`).join('')}${operations === undefined ? "# operations: ['user_identities.*']" : member({ operations })}

# What else the target claims. A claim that nothing is lent for leaves a run undetermined.
${Object.entries(claims)
  .map(([name, text]) => `#   ${name}: ${text}`)
  .join('\n')}
${
  withdrawn.length === 0
    ? '# claims: { alternates: true }'
    : member({ claims: Object.fromEntries(withdrawn.map((claim) => [claim, false])) })
}

# Credentials come from the environment, and never stand here:
${credentialKinds.map(({ variable, unknown, words }) => `#   ${variable}: ${unknown ?? words}`).join('\n')}
#   ${workspaceHeader.variable}: the workspace of the credentials of people
# Where the environment has other names for them:
# credentials: { apiKey: { env: STAGING_KEY } }

# Known deviations, each with a reason. Write them with: run --update-baseline
${member({ baseline: baselineName })}

# How hard the target may be worked.
# limits: { ratePerSecond: 20, settleMs: 15000, requests: 20000 }
`;
}

function member(value: Readonly<Record<string, unknown>>): string {
  return stringify(value, { lineWidth: 0 }).trimEnd();
}

// A reason may quote what a target has answered.
function comment(text: string): string {
  return `# ${text.replace(/\s+/g, ' ').slice(0, 300)}`;
}
