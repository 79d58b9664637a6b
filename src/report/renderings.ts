import type { Report } from '../bundle/report.js';
import type { Exchange } from '../model/exchange.js';
import { renderBadge } from './badge.js';
import { renderCodeQuality } from './code-quality.js';
import { ctrfPieces } from './ctrf.js';
import { renderHtml } from './html/page.js';
import { junitPieces } from './junit.js';
import { renderSarif } from './sarif.js';
import { renderSummary } from './summary.js';

/** What a rendering shows. */
export interface Rendered {
  readonly report: Report;
  readonly exchanges: readonly Exchange[];
  /** The broken implementations that a requirement is proven on; left out where nobody knows. */
  readonly mutantsOf?: (requirement: string) => readonly ProvenMutant[];
}

/** An implementation broken in one way that the requirement's cases are known to catch. */
export interface ProvenMutant {
  readonly id: string;
  readonly title: string;
}

/** One file of a bundle that is made from the report and the evidence alone. */
export interface Rendering {
  readonly file: string;
  /** The text in pieces, of which the large ones are made one after the other. */
  readonly pieces: (rendered: Rendered) => Iterable<string>;
}

/** Every rendering that a bundle holds beside the report and the evidence. */
export const renderings: readonly Rendering[] = [
  { file: 'report.html', pieces: whole(renderHtml) },
  { file: 'junit.xml', pieces: junitPieces },
  { file: 'ctrf.json', pieces: ctrfPieces },
  { file: 'summary.md', pieces: whole(renderSummary) },
  { file: 'badge.svg', pieces: whole(renderBadge) },
  { file: 'report.sarif', pieces: whole(renderSarif) },
  { file: 'gl-code-quality-report.json', pieces: whole(renderCodeQuality) },
];

function whole(render: (rendered: Rendered) => string): Rendering['pieces'] {
  return (rendered) => [render(rendered)];
}
