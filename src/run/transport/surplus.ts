import type { ClientRequest, Agent as HttpAgent } from 'node:http';
import type { Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { AnswerFraming } from './answer-framing.js';

/** What came on the connection of one request beyond the answer to it. */
export interface Surplus {
  /** Whether more came on its connection than the answer to it. */
  readonly hasMore: boolean;
  /** Whether the answer may be that to an earlier request: more came, and others were answered here before. */
  readonly isDoubtful: boolean;
}

interface Line {
  count: number;
  framing: AnswerFraming;
  sending: { hasMore: boolean; isDoubtful: boolean };
}

/**
 * Watches the connections of an agent for data that nobody asked for: behind an answer, while a connection is idle, or
 * before the next request. Such a connection is closed, and from then on each request has a connection of its own, so
 * that no request takes what was meant for another one as its answer.
 */
export function surplusWatch(agent: HttpAgent): (request: ClientRequest) => () => Surplus | undefined {
  const lines = new WeakMap<Socket, Line>();
  return (request) => {
    let sending: Surplus | undefined;
    // Who asks later must not keep the whole request.
    const { method } = request;
    request.once('socket', (socket: Socket) => {
      const own = { hasMore: false, isDoubtful: false };
      const known = lines.get(socket);
      const line: Line = {
        count: (known?.count ?? 0) + 1,
        framing: new AnswerFraming(method),
        sending: own,
      };
      sending = own;
      lines.set(socket, line);
      if (known) return;
      socket.on('data', (bytes: Buffer) => {
        const current = lines.get(socket) ?? line;
        const isIdle = current.framing.isComplete;
        if (current.framing.feed(bytes) === 0) return;
        // The listeners beside this one have the answer first.
        process.nextTick(() => socket.destroy());
        // Who closes a connection may say so (RFC 9110 section 15.5.9).
        if (isIdle && /^HTTP\/1\.\d 408/.test(bytes.toString('latin1', 0, 12))) return;
        current.sending.hasMore = true;
        current.sending.isDoubtful = current.count > 1;
        withoutReuse(agent);
      });
    });
    return () => sending;
  };
}

/** Resolves once all that had come on the idle connections of an agent is seen, so that it is no answer to what is sent now. */
export async function idleSeen(agent: HttpAgent): Promise<void> {
  // What comes too late to be read in one turn is read in the next.
  for (let turn = 0; turn < 2 && Object.keys(agent.freeSockets).length > 0; turn += 1) await nextTurn();
}

function withoutReuse(agent: HttpAgent): void {
  (agent as { keepAlive?: boolean }).keepAlive = false;
  for (const socket of Object.values(agent.freeSockets).flatMap((sockets) => sockets ?? [])) socket.destroy();
}
