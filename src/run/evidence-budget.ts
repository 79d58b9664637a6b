import { createHash } from 'node:crypto';
import type { Answer } from '../model/exchange.js';

// What is kept of a body that is cut, and the size up to which bodies are always kept whole.
const keptCharacters = 4096;

/**
 * Keeps bodies whole as long as the evidence is not too large, and of later ones the beginning and the digest. Verdicts
 * rest on what is kept, so that anybody comes to the same ones.
 * @param bytes what all bodies may take, as JSON spells them.
 */
export function evidenceBudget(bytes: number): (answer: Answer) => Answer {
  let spent = 0;
  return (answer) => {
    if (answer.kind === 'failure' || answer.body.length <= keptCharacters) return answer;
    const { body } = answer;
    const size = Buffer.byteLength(JSON.stringify(body));
    if (spent + size <= bytes) {
      spent += size;
      return answer;
    }
    // A half of a pair could not be written down.
    const beginning = body.slice(0, keptCharacters).toWellFormed();
    const cut = { bytes: Buffer.byteLength(body), sha256: createHash('sha256').update(body).digest('hex') };
    // A part of a text keeps the whole of it in memory, a copy does not.
    return { ...answer, body: Buffer.from(beginning).toString('utf8'), cut };
  };
}
