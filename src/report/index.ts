/** Everything that a finished run is told with. */
export { toWorldRecord } from '../evidence/world-record.js';
export { annotationsOf } from './annotations.js';
export { writeBundle } from './bundle.js';
export { reportOn } from './from-run.js';
export { renderTerminal } from './terminal.js';
