import type { CallReport } from '../../model/call-report.js';
import type { Spawning } from './child.js';
import type { Driver } from './driver.js';
import { createOutputRecord } from './output-record.js';
import type { CallMessage, DriverIntroduction } from './protocol.js';
import { type Session, startSession } from './session.js';

/** How long a driver may take, in milliseconds, and how many of its processes may work side by side. */
export interface DriverLimits {
  readonly startMs: number;
  readonly callMs: number;
  /** Of one process; what the driver says of itself where it is absent. */
  readonly concurrency?: number;
}

interface Asked {
  readonly message: CallMessage;
  readonly deadline: (sentAt: number) => number;
  readonly resolve: (report: CallReport) => void;
}

// Processes that ended or hung in a row without a single answer.
const patience = 3;
const patienceWithOneThatAnswered = 8;
// Where all calls wait for something, as patient clients do, another process loses nobody any time.
const stalledMs = 2500;
const mostProcesses = 8;
const mostCalls = 32;

/**
 * A driver in processes of its own: one, and more where all of its calls are waiting. A process that died or hung gets
 * no more calls, and another one takes its place. Throws a UsageError where the command cannot be started at all.
 */
export async function startProcessDriver(spawning: Spawning, limits: DriverLimits): Promise<Driver> {
  const output = createOutputRecord();
  const sessions = new Set<Session>();
  const retirees: Session[] = [];
  const clients = new Map<string, Session>();
  const queue: Asked[] = [];
  let introduction: DriverIntroduction = {};
  let barren = 0;
  let isAnswering = false;
  let lastSeen: string | undefined;
  let lastStart = Date.now();
  let starting: Promise<void> | undefined;

  const capacity = () => limits.concurrency ?? introduction.concurrency ?? 1;
  const processes = () =>
    limits.concurrency === undefined ? Math.max(1, Math.min(mostProcesses, Math.floor(mostCalls / capacity()))) : 1;
  const usable = () => [...sessions].filter((session) => !session.isRetired());
  const isGivenUp = () => barren >= (isAnswering ? patienceWithOneThatAnswered : patience);

  async function start(): Promise<void> {
    const session = await startSession(spawning, limits.startMs, output, {
      onIntroduction: (said) => {
        introduction = said;
      },
      onRetired: (retired) => {
        sessions.delete(retired);
        // It ends once it has answered what it was given beside.
        retirees.push(retired);
        if (!retired.hasAnswered()) barren += 1;
      },
    });
    sessions.add(session);
    lastStart = Date.now();
  }

  function assign(): void {
    if (isGivenUp()) {
      for (const { resolve } of queue.splice(0)) resolve(givenUp());
      return;
    }
    while (queue.length > 0) {
      const [next] = queue as [Asked, ...Asked[]];
      const session = sessionFor(next.message);
      if (!session) {
        grow();
        return;
      }
      queue.shift();
      void session.ask(next.message, next.deadline).then((report) => {
        if (report.kind === 'silent') {
          lastSeen = report.seen;
          // A driver that hangs at its very first call is not waited for three times.
          if (!isAnswering && !session.hasAnswered() && !report.seen.startsWith('a driver')) barren = patience;
        } else {
          isAnswering = true;
          barren = 0;
        }
        next.resolve(report);
        assign();
      });
    }
  }

  function sessionFor({ client }: CallMessage): Session | undefined {
    const kept = client === undefined ? undefined : clients.get(client);
    if (kept && !kept.isRetired()) return kept;
    const free = usable().filter((session) => session.open() < capacity());
    const found = free.toSorted((one, other) => one.open() - other.open())[0];
    if (client !== undefined && found) clients.set(client, found);
    return found;
  }

  function grow(): void {
    const since = Date.now() - stalledMs;
    const isStalled =
      lastStart <= since && usable().every((session) => session.isReady() && session.waitingSince() <= since);
    if (starting || (usable().length > 0 && !(isStalled && usable().length < processes()))) return;
    starting = start()
      .catch((error: unknown) => {
        barren = Number.POSITIVE_INFINITY;
        lastSeen = error instanceof Error ? error.message : String(error);
      })
      .finally(() => {
        starting = undefined;
        assign();
      });
  }

  const givenUp = (): CallReport => ({ kind: 'silent', seen: `a driver that was given up: ${lastSeen}` });
  await start();
  const growing = setInterval(() => {
    if (queue.length > 0) assign();
  }, 500);
  growing.unref();
  return {
    introduction: () => introduction,
    output: output.text,
    get processes() {
      return processes();
    },
    silence: () => {
      if (isAnswering || lastSeen === undefined) return undefined;
      const line = output.errorLine();
      const isSaid = line === '' || lastSeen.includes(`"${line}"`);
      return `the driver never answered: ${lastSeen}${isSaid ? '' : `; "${line}"`}`;
    },
    call: (message, deadline = (sentAt) => sentAt + limits.callMs) =>
      new Promise((resolve) => {
        queue.push({ message, deadline, resolve });
        assign();
      }),
    async end() {
      clearInterval(growing);
      await Promise.all([...sessions, ...retirees].map((session) => session.end()));
    },
  };
}
