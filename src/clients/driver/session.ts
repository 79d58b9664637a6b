import type { CallReport } from '../../model/call-report.js';
import { type Child, type Spawning, startChild } from './child.js';
import { createLineSplitter } from './line-splitter.js';
import type { OutputRecord } from './output-record.js';
import { type CallMessage, type DriverIntroduction, readLine } from './protocol.js';

/** One process of a driver and the calls that it was given. */
export interface Session {
  /** How many calls it has not answered yet. */
  readonly open: () => number;
  /** Since when the oldest of them waits, in milliseconds since 1970; now where none does. */
  readonly waitingSince: () => number;
  /** Whether it ever answered. */
  readonly hasAnswered: () => boolean;
  /** Whether it is given no more calls, since one of them came to nothing. */
  readonly isRetired: () => boolean;
  /** Resolves once it has introduced itself or answered, and at the latest when its time for starting is over. */
  readonly ready: Promise<void>;
  /** Whether that has come about. */
  readonly isReady: () => boolean;
  readonly ask: (message: CallMessage, deadline: (sentAt: number) => number) => Promise<CallReport>;
  /** Lets it end by itself, by force where that does not help. */
  readonly end: () => Promise<void>;
}

/** What a session tells of itself. */
export interface SessionEvents {
  readonly onIntroduction: (introduction: DriverIntroduction) => void;
  /** Told once, when no more calls may be given to it. */
  readonly onRetired: (session: Session) => void;
}

const graceMs = 1000;

/** Starts a process of a driver. Throws a UsageError where the command cannot be started. */
export async function startSession(
  spawning: Spawning,
  startMs: number,
  output: OutputRecord,
  events: SessionEvents,
): Promise<Session> {
  const child = await startChild(spawning);
  const waiting = new Map<string, (report: CallReport) => void>();
  const asked = new Map<string, number>();
  let isRetired = false;
  let hasAnswered = false;
  let isReady = false;
  let settleReady = () => {};
  const ready = new Promise<void>((resolve) => {
    const timer = setTimeout(() => settleReady(), startMs);
    settleReady = () => {
      isReady = true;
      clearTimeout(timer);
      resolve();
    };
  });
  const lines = createLineSplitter((line) => {
    const read = readLine(line);
    const settle = read.kind === 'report' ? waiting.get(read.id) : undefined;
    if (read.kind === 'introduction') {
      events.onIntroduction(read.introduction);
      settleReady();
    } else if (read.kind === 'report' && settle) {
      hasAnswered = true;
      settleReady();
      settle(read.report);
    } else output.add(`${line}\n`);
  });
  const retire = () => {
    if (isRetired) return;
    isRetired = true;
    events.onRetired(session);
  };
  const session: Session = {
    open: () => waiting.size,
    waitingSince: () => Math.min(Date.now(), ...asked.values()),
    hasAnswered: () => hasAnswered,
    isRetired: () => isRetired,
    isReady: () => isReady,
    ready,
    ask: (message, deadline) =>
      new Promise((resolve) => {
        let timer: NodeJS.Timeout | undefined;
        const settle = (report: CallReport) => {
          clearTimeout(timer);
          waiting.delete(message.id);
          asked.delete(message.id);
          resolve(report);
          // Whoever hangs on one call may still answer the others, which are not at fault.
          if (isRetired && waiting.size === 0) void child.end(graceMs);
        };
        waiting.set(message.id, settle);
        asked.set(message.id, Date.now());
        child.process.stdin?.write(`${JSON.stringify(message)}\n`);
        void ready.then(() => {
          const sentAt = Date.now();
          const watch = () => {
            if (!waiting.has(message.id)) return;
            const left = deadline(sentAt) - Date.now();
            if (left > 0) {
              timer = setTimeout(watch, left);
              return;
            }
            retire();
            settle({ kind: 'silent', seen: `nothing within ${Math.round((Date.now() - sentAt) / 100) / 10} s` });
          };
          watch();
        });
      }),
    async end() {
      await endOf(child);
    },
  };
  child.process.stdout?.on('data', lines.push);
  child.process.stderr?.setEncoding('utf8').on('data', output.add);
  // A driver that ended does not read any more; that it ended is reported below.
  child.process.stdin?.on('error', () => undefined);
  void child.closed.then(({ code, signal }) => {
    lines.end();
    settleReady();
    retire();
    const how = code === null ? `a driver ended by ${signal}` : `a driver that ended with exit code ${code}`;
    const last = output.lastLine().slice(0, 200);
    for (const settle of [...waiting.values()])
      settle({ kind: 'silent', seen: last === '' ? how : `${how} after "${last}"` });
  });
  return session;
}

// A driver ends by itself when its input does.
async function endOf(child: Child): Promise<void> {
  child.process.stdin?.end();
  const timer = new Promise<void>((resolve) => setTimeout(resolve, graceMs).unref());
  await Promise.race([child.closed, timer]);
  await child.end(graceMs);
}
