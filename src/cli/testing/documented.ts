import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { packageRoot } from '../../ground/package-root.js';

/** A page for people, and the commands that it shows, in their order. */
export interface Documented {
  readonly page: string;
  readonly text: string;
  readonly commands: readonly string[];
}

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'ARCHITECTURE.md',
  'drivers/README.md',
  'examples/express-vendor/README.md',
  ...readdirSync(join(packageRoot, 'docs')).map((file) => `docs/${file}`),
];

/** Every page of the project in Markdown. */
export const documentedPages: readonly Documented[] = pages.map((page) => {
  const text = readFileSync(join(packageRoot, page), 'utf8');
  return { page, text, commands: commandsOf(text) };
});

/**
 * The commands of a page: the lines of its shell blocks, of its console blocks those behind a `$`, and the steps of its
 * jobs. A block below a line such as `<!-- not run: why -->` is left out.
 */
export function commandsOf(markdown: string): readonly string[] {
  const blocks = markdown.matchAll(/(<!-- not run: [^\n]+ -->\n+)?^```(\w*)\n([\s\S]*?)^```$/gm);
  return [...blocks].flatMap(([, mark, language = '', body = '']) => {
    if (mark !== undefined) return [];
    if (language === 'console') return examplesOf(body);
    if (language === 'yaml') return jobCommands(parse(body));
    return language === 'sh' ? lines(body) : [];
  });
}

/** The commands behind a `$`, as help texts show them. */
export function examplesOf(text: string): readonly string[] {
  return [...text.matchAll(/^\s*\$ (.+)$/gm)].map(([, command = '']) => command);
}

interface Workflow {
  readonly jobs?: Readonly<Record<string, Job>>;
}

interface Job {
  readonly strategy?: { readonly matrix?: Readonly<Record<string, readonly unknown[]>> };
  readonly steps?: readonly { readonly run?: string }[];
}

/** What the jobs of a workflow run, once for each value of their matrix. A document of another kind runs nothing. */
function jobCommands(document: Workflow | null): readonly string[] {
  return Object.values(document?.jobs ?? {}).flatMap(({ strategy, steps = [] }) => {
    const commands = steps.flatMap(({ run }) => (run === undefined ? [] : lines(run)));
    const [[name, values]] = [...Object.entries(strategy?.matrix ?? {}), ['', ['']] as const];
    return values.flatMap((value) =>
      commands.map((command) => command.replaceAll(`\${{ matrix.${name} }}`, String(value))),
    );
  });
}

function lines(body: string): readonly string[] {
  return body
    .replaceAll('\\\n', ' ')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'));
}
