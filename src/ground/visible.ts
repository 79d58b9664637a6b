// Nearly all texts are, and what follows takes its time.
const isPlain = /^[\x20-\x7e\n\t]*$/;

/** A text that people can see all of: what a terminal or a browser would act upon or hide is replaced by its name. */
export function visible(text: string): string {
  if (isPlain.test(text)) return text;
  return text
    .toWellFormed()
    .replace(/\r\n/g, '\n')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}]/gu, (one) => (one === '\n' || one === '\t' ? one : nameOf(one)));
}

/**
 * A foreign text as it may stand in a line of a terminal or of a log: visible, without line ends, and without what a
 * runner of continuous integration would take for a command.
 */
export function oneLine(text: string): string {
  return withoutCommands(visible(text).replaceAll('\n', '␊').replaceAll('\t', ' ')).replace(/^(\s*):(?=:)/, '$1: ');
}

/** A text without what runners take for a command wherever it stands in a line, such as `##vso[`. */
export function withoutCommands(text: string): string {
  return text.replace(/##(?=\[|vso\[)/g, '# #');
}

/** The beginning of a text, and how much was left out, if any of it was. */
export function excerpt(text: string, length: number): string {
  if (text.length <= length) return visible(text);
  return `${visible(text.slice(0, length))}… (${(text.length - length).toLocaleString('en')} more characters)`;
}

function nameOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  return `\u27e8U+${code.toString(16).toUpperCase().padStart(4, '0')}\u27e9`;
}
