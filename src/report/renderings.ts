import type { Exchange } from '../experiment/exchange.js';
import { renderSummary } from './summary.js';
import type { Report } from './report.js';

/** What a rendering shows. */
export interface Rendered {
  readonly report: Report;
  readonly exchanges: readonly Exchange[];
}

/** One file of a bundle that is made from the report and the evidence alone. */
export interface Rendering {
  readonly file: string;
  readonly render: (rendered: Rendered) => string;
}

/** Every rendering that a bundle holds beside the report and the evidence. */
export const renderings: readonly Rendering[] = [{ file: 'summary.md', render: renderSummary }];
