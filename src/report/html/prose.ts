/** A stretch of a sentence, in the type of code or not. */
export interface ProsePart {
  readonly text: string;
  readonly isCode: boolean;
}

/** A sentence of the specification, in which code stands between backticks. */
export function proseParts(sentence: string): readonly ProsePart[] {
  return sentence
    .split('`')
    .map((text, index) => ({ text, isCode: index % 2 === 1 }))
    .filter(({ text }) => text !== '');
}
