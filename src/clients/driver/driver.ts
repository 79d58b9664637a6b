import type { CallReport } from '../../model/call-report.js';
import type { CallMessage, DriverIntroduction } from './protocol.js';

/** Makes a client call. What the client does never makes it reject: it ends in a report. */
export interface Driver {
  /**
   * @param deadline until when, in milliseconds since 1970, an answer is waited for; asked again whenever it is reached.
   */
  readonly call: (message: CallMessage, deadline?: (sentAt: number) => number) => Promise<CallReport>;
  /** Known once the first call has been answered. */
  readonly introduction: () => DriverIntroduction;
  /** Everything that was written to standard error, and to standard output outside the protocol. */
  readonly output: () => string;
  /** Why the driver is not asked any more, where it never answered. */
  readonly silence?: () => string | undefined;
  /** How many processes may work side by side; 1 unless it says so. */
  readonly processes?: number;
  readonly end: () => Promise<void>;
}
