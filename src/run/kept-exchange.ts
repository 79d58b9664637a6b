import type { Exchange } from '../model/exchange.js';

/** An exchange as the evidence holds it: without a secret, and without headers that say what the evidence says anyway. */
export function keptExchange(exchange: Exchange, redact: (text: string) => string): Exchange {
  const { answer } = exchange;
  if (answer.kind === 'failure') return exchange;
  // A secret may have come up after it was first received.
  const body = redact(answer.body);
  const bytes = String(answer.cut?.bytes ?? Buffer.byteLength(answer.body));
  const headers = answer.headers
    .filter(([name, value]) => !isSaid(name.toLowerCase(), value, bytes))
    .map((header) => {
      const value = redact(header[1]);
      // Most are those of thousands of answers, and stand in memory once.
      return value === header[1] ? header : ([header[0], value] as const);
    });
  return { ...exchange, answer: { ...answer, headers, body } };
}

// When it was answered, and how long the body was.
function isSaid(name: string, value: string, bytes: string): boolean {
  return name === 'date' || (name === 'content-length' && value === bytes);
}
