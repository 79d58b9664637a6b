import { toJsonSchema } from '@valibot/to-json-schema';
import { stringify } from 'yaml';
import { credentialKinds, workspaceHeader } from '../../spec/credentials.js';
import { claims, profiles } from '../../spec/profiles.js';
import { configSchema } from '../../src/cli/settings/config-schema.js';

/** A part of a JSON Schema, as far as the page shows it. */
interface Node {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Node[];
  readonly items?: Node;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: Node | boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
}

/** The configuration that the page shows. */
export const shownConfiguration = {
  endpoint: 'https://staging.example.com',
  profile: 'core',
  operations: ['user_identities.*'],
  claims: { personalAccessToken: false },
  credentials: { apiKey: { env: 'STAGING_KEY' } },
  headers: { 'x-gateway-key': { env: 'GATEWAY_KEY' } },
  limits: { ratePerSecond: 20, settleMs: 15_000 },
  baseline: 'seam-conformance.baseline.yaml',
};

/** `docs/configuration.md`, from the schema by which configurations are checked. */
export function renderConfiguration(): string {
  const schema = toJsonSchema(configSchema, { ignoreActions: ['readonly', 'check'] }) as Node;
  return `# Configuration

What can a target claim and lend, and how is it approached? This page is written by \`npm run pages\` from the schema by which
a configuration is checked.

A configuration is \`seam-conformance.config.yaml\`, \`.json\`, \`.ts\` or \`.js\` in the folder of the command, or the file that
\`--config\` or SEAM_CONFORMANCE_CONFIG names. Flags come before the environment, and the environment before the file.
\`seam-conformance init\` writes one, and \`seam-conformance doctor\` checks it against the target.

\`\`\`yaml
${stringify(shownConfiguration, { lineWidth: 0 }).trimEnd()}
\`\`\`

## Settings

| setting | value | what it says |
| --- | --- | --- |
${rowsOf('', schema).join('\n')}

## Profiles

| profile | what it does |
| --- | --- |
${profiles.map(({ name, summary }) => `| \`${name}\` | ${summary} |`).join('\n')}

## Claims

| claim | what it says |
| --- | --- |
${Object.entries(claims)
  .map(([name, text]) => `| \`${name}\` | ${text} |`)
  .join('\n')}

## Environment

| variable | holds |
| --- | --- |
| \`SEAM_ENDPOINT\` | the base URL of the target |
| \`SEAM_CONFORMANCE_PROFILE\` | the profile |
| \`SEAM_CONFORMANCE_CONFIG\` | the file of the configuration |
| \`${workspaceHeader.variable}\` | the workspace of the credentials of people |
${credentialKinds.map(({ variable, unknown, words }) => `| \`${variable}\` | ${unknown ?? words} |`).join('\n')}

A variable that is empty counts as one that is not set.
`;
}

function rowsOf(path: string, node: Node): readonly string[] {
  return Object.entries(node.properties ?? {}).flatMap(([name, member]) => {
    if (name === '$schema') return [];
    const whole = path === '' ? name : `${path}.${name}`;
    const isOpened = member.properties !== undefined && !isReference(member);
    if (!isOpened) return [row(whole, wordsOf(member), member)];
    return [...(member.description === undefined ? [] : [row(whole, 'a mapping', member)]), ...rowsOf(whole, member)];
  });
}

function row(name: string, value: string, { description = '' }: Node): string {
  return `| \`${name}\` | ${value.replaceAll('|', '\\|')} | ${description.replaceAll('|', '\\|')} |`;
}

// A reference to a variable is one value, whatever it is made of.
function isReference({ properties = {} }: Node): boolean {
  return Object.keys(properties).join() === 'env';
}

function wordsOf(node: Node): string {
  if (node.enum) return node.enum.map((word) => `\`${word}\``).join(', ');
  if (node.anyOf) return node.anyOf.map(wordsOf).join(' or ');
  if (node.type === 'object' && isReference(node)) return '`{ env: NAME }`';
  if (node.type === 'object') {
    const inner = typeof node.additionalProperties === 'object' ? node.additionalProperties : {};
    return `a mapping of names to ${wordsOf(inner)}`;
  }
  if (node.type === 'array') return `a list: ${wordsOf(node.items ?? {})}`;
  if (node.type === 'boolean') return '`true`, `false`';
  if (node.type === 'string') return 'a text';
  if (node.type === 'integer' || node.type === 'number') return numberOf(node);
  return 'a value';
}

function numberOf({ type, minimum, maximum, exclusiveMinimum }: Node): string {
  const kind = type === 'integer' ? 'a whole number' : 'a number';
  if (exclusiveMinimum !== undefined) return `${kind} above ${exclusiveMinimum}`;
  if (minimum === undefined) return kind;
  return maximum === undefined ? `${kind} from ${minimum}` : `${kind} from ${minimum} to ${maximum}`;
}
