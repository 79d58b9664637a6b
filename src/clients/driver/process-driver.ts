import { setTimeout as sleep } from 'node:timers/promises';
import type { CallReport } from '../../model/call-report.js';
import { type Child, type Spawning, startChild } from './child.js';
import type { Driver } from './driver.js';
import { createLineSplitter } from './line-splitter.js';
import { createOutputRecord } from './output-record.js';
import { type CallMessage, type DriverIntroduction, readLine } from './protocol.js';

interface Session {
  readonly child: Child;
  readonly waiting: Map<string, (report: CallReport) => void>;
}

// A driver that leaves so many calls in a row without an answer is not asked any more.
const patience = 3;
const graceMs = 1000;

/**
 * A driver in a process of its own. It is started again after it died or hung; the calls that were under way are then
 * reported as silent. Throws a UsageError where the command cannot be started at all.
 */
export async function startProcessDriver(spawning: Spawning, timeoutMs: number): Promise<Driver> {
  const output = createOutputRecord();
  const endings: Promise<void>[] = [];
  let introduction: DriverIntroduction = {};
  let unanswered = 0;
  let lastSeen = '';
  let session: Promise<Session> | undefined;

  function current(): Promise<Session> {
    if (session) return session;
    const opening = open(() => {
      if (session === opening) session = undefined;
    });
    session = opening;
    return opening;
  }

  async function open(onClosed: () => void): Promise<Session> {
    const child = await startChild(spawning);
    const waiting: Session['waiting'] = new Map();
    const lines = createLineSplitter((line) => {
      const read = readLine(line);
      const settle = read.kind === 'report' ? waiting.get(read.id) : undefined;
      if (read.kind === 'introduction') introduction = read.introduction;
      else if (read.kind === 'report' && settle) settle(read.report);
      else output.add(`${line}\n`);
    });
    child.process.stdout?.on('data', lines.push);
    child.process.stderr?.setEncoding('utf8').on('data', output.add);
    // A driver that ended does not read any more; that it ended is reported below.
    child.process.stdin?.on('error', () => undefined);
    void child.closed.then(({ code, signal }) => {
      lines.end();
      onClosed();
      const how = code === null ? `a driver ended by ${signal}` : `a driver that ended with exit code ${code}`;
      const last = output.lastLine().slice(0, 200);
      for (const settle of waiting.values())
        settle({ kind: 'silent', seen: last === '' ? how : `${how} after "${last}"` });
    });
    return { child, waiting };
  }

  async function ask(message: CallMessage): Promise<CallReport> {
    const opened = await current();
    const { child, waiting } = opened;
    return new Promise((resolve) => {
      const settle = (report: CallReport) => {
        clearTimeout(timer);
        waiting.delete(message.id);
        resolve(report);
      };
      const timer = setTimeout(() => {
        settle({ kind: 'silent', seen: `nothing within ${timeoutMs} ms` });
        // What hangs would hold up every later call too.
        session = undefined;
        endings.push(child.end(graceMs));
      }, timeoutMs);
      waiting.set(message.id, settle);
      child.process.stdin?.write(`${JSON.stringify(message)}\n`);
    });
  }

  await current();
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
      const last = await session;
      if (last) {
        last.child.process.stdin?.end();
        // A driver ends by itself when its input does.
        await Promise.race([last.child.closed, sleep(graceMs, undefined, { ref: false })]);
        endings.push(last.child.end(graceMs));
      }
      await Promise.all(endings);
    },
  };
}
