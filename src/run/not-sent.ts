import type { Answer } from '../model/exchange.js';

/** In the place of an answer to what was not sent any more. Why the run was over is told once, by its end. */
export const notSent = { kind: 'failure', failure: 'aborted', detail: 'the run was over' } as const satisfies Answer;
