import type { CallReport } from '../../model/call-report.js';
import type { CallMessage, DriverIntroduction } from './protocol.js';

/** Makes a client call. What the client does never makes it reject: it ends in a report. */
export interface Driver {
  readonly call: (message: CallMessage) => Promise<CallReport>;
  /** Known once the first call has been answered. */
  readonly introduction: () => DriverIntroduction;
  /** Everything that was written to standard error, and to standard output outside the protocol. */
  readonly output: () => string;
  readonly end: () => Promise<void>;
}
