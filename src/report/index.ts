/** Everything that a finished run is told with. */

export { reportOn } from '../bundle/from-run.js';
export { toWorldRecord } from '../bundle/world-record.js';
export { renderTerminal } from './terminal.js';
export { writeRendered } from './write-rendered.js';
