import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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
 * The commands of a page: the lines of its shell blocks, and of its console blocks those behind a `$`. A block below a
 * line such as `<!-- not run: why -->` is left out.
 */
export function commandsOf(markdown: string): readonly string[] {
  const blocks = markdown.matchAll(/(<!-- not run: [^\n]+ -->\n+)?^```(\w*)\n([\s\S]*?)^```$/gm);
  return [...blocks].flatMap(([, mark, language = '', body = '']) => {
    if (mark !== undefined) return [];
    if (language === 'console') return examplesOf(body);
    return language === 'sh' ? lines(body) : [];
  });
}

/** The commands behind a `$`, as help texts show them. */
export function examplesOf(text: string): readonly string[] {
  return [...text.matchAll(/^\s*\$ (.+)$/gm)].map(([, command = '']) => command);
}

function lines(body: string): readonly string[] {
  return body
    .replaceAll('\\\n', ' ')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'));
}
