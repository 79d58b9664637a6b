import type { ChildProcess } from 'node:child_process';
import type { Driver } from './driver.js';
import { endChild, type Spawning, startChild } from './child.js';
import { createLineSplitter } from './line-splitter.js';
import { createOutputRecord } from './output-record.js';
import { type CallMessage, type CallReport, type DriverIntroduction, readLine } from './protocol.js';

interface Session {
  readonly child: ChildProcess;
  readonly waiting: Map<string, (report: CallReport) => void>;
}

// A driver that leaves so many calls in a row without an answer is not asked any more.
const patience = 3;

/**
 * A driver in a process of its own. It is started again after it died or hung; the calls that were under way are then
 * reported as silent. Throws a UsageError where the command cannot be started at all.
 */
export async function startProcessDriver(spawning: Spawning, timeoutMs: number): Promise<Driver> {
  const output = createOutputRecord();
  let introduction: DriverIntroduction = {};
  let unanswered = 0;
  let lastSeen = '';
  let session: Promise<Session> | undefined = open();
  await session;

  async function open(): Promise<Session> {
    const child = await startChild(spawning);
    const opened: Session = { child, waiting: new Map() };
    const lines = createLineSplitter((line) => {
      const read = readLine(line);
      const settle = read.kind === 'report' ? opened.waiting.get(read.id) : undefined;
      if (read.kind === 'introduction') introduction = read.introduction;
      else if (read.kind === 'report' && settle) settle(read.report);
      else output.add(`${line}\n`);
    });
    child.stdout?.on('data', lines.push);
    child.stderr?.setEncoding('utf8').on('data', output.add);
    // A driver that ended does not read any more; that it ended is reported below.
    child.stdin?.on('error', () => undefined);
    child.once('close', (code, signal) => {
      lines.end();
      session = undefined;
      const last = output.lastLine();
      const how = code === null ? `a driver ended by ${signal}` : `a driver that ended with exit code ${code}`;
      for (const settle of opened.waiting.values()) {
        settle({ kind: 'silent', seen: last === '' ? how : `${how} after "${last.slice(0, 200)}"` });
      }
    });
    return opened;
  }

  async function ask(message: CallMessage): Promise<CallReport> {
    session ??= open();
    const { child, waiting } = await session;
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        settle({ kind: 'silent', seen: `nothing within ${timeoutMs} ms` });
        // What hangs would hold up every later call too.
        void endChild(child, 500);
      }, timeoutMs);
      const settle = (report: CallReport) => {
        clearTimeout(timer);
        waiting.delete(message.id);
        resolve(report);
      };
      waiting.set(message.id, settle);
      if (child.exitCode === null && child.signalCode === null) child.stdin?.write(`${JSON.stringify(message)}\n`);
    });
  }

  return {
    introduction: () => introduction,
    output: output.text,
    async call(message) {
      if (unanswered >= patience) return { kind: 'silent', seen: `a driver that was given up: ${lastSeen}` };
      const report = await ask(message);
      unanswered = report.kind === 'silent' ? unanswered + 1 : 0;
      if (report.kind === 'silent') lastSeen = report.seen;
      return report;
    },
    async end() {
      if (session === undefined) return;
      const { child } = await session;
      child.stdin?.end();
      const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
      if (child.exitCode !== null || child.signalCode !== null) return;
      // A driver ends by itself when its input does.
      const timer = setTimeout(() => void endChild(child, 500), 1500);
      await closed;
      clearTimeout(timer);
    },
  };
}
