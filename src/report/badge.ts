import type { Rendered } from './renderings.js';
import { template } from './templates.js';

const colours = { conforming: '#1a7f37', 'non-conforming': '#b3261e', undetermined: '#8a5a00' } as const;

const badge = template<{ label: string; value: string; colour: string; left: number; right: number }>(
  `<svg xmlns="http://www.w3.org/2000/svg" width="<%= it.left + it.right %>" height="20" role="img" aria-label="<%= it.label %>: <%= it.value %>">
<title><%= it.label %>: <%= it.value %></title>
<rect width="<%= it.left + it.right %>" height="20" rx="3" fill="#444d56"/>
<path d="M<%= it.left %> 0h<%= it.right - 3 %>a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3h-<%= it.right - 3 %>z" fill="<%= it.colour %>"/>
<g fill="#fff" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="11">
<text x="8" y="14" textLength="<%= it.left - 16 %>"><%= it.label %></text>
<text x="<%= it.left + 8 %>" y="14" textLength="<%= it.right - 16 %>"><%= it.value %></text>
</g>
</svg>
`,
);

/** A badge with the outcome, the profile and how much of the contract is claimed, as SVG. */
export function renderBadge({ report: { outcome, profile, operations, isPartial } }: Rendered): string {
  const { claimed, notClaimed } = operations;
  const part =
    notClaimed.length === 0 ? '' : ` · ${claimed.length} of ${claimed.length + notClaimed.length} operations`;
  const value = `${outcome} · ${profile}${part}${isPartial ? ' (partial)' : ''}`;
  return badgeOf(value, colours[outcome]);
}

/** A badge that says this, in that colour, as SVG. */
export function badgeOf(value: string, colour: string): string {
  const label = 'seam conformance';
  return badge({ label, value, colour, left: widthOf(label), right: widthOf(value) });
}

// A letter of the font is about 6.5 pixels wide; `textLength` makes the text fit exactly.
function widthOf(text: string): number {
  return Math.round(text.length * 6.5) + 16;
}
