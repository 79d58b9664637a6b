/** A piece of a word of a command line: plain text, or an expansion such as `$NAME`, which must stand in double quotes. */
export type Piece = { readonly text: string } | { readonly expansion: string };

/**
 * One word of a command line for bash and zsh that stands for exactly these pieces, whatever the text holds. It is safe
 * to paste into an interactive shell and to print to a terminal: no raw control character, nothing for history expansion.
 */
export function shellWord(pieces: readonly Piece[]): string {
  const isPlain = pieces.every((piece) => 'expansion' in piece || !special.test(piece.text));
  if (isPlain && pieces.some((piece) => 'expansion' in piece)) {
    return `"${pieces.map((piece) => ('expansion' in piece ? piece.expansion : piece.text)).join('')}"`;
  }
  const words = pieces.map((piece) => ('expansion' in piece ? `"${piece.expansion}"` : shellText(piece.text)));
  return words.join('') || "''";
}

/** A text as one word of a command line. A text with a NUL cannot be one; see {@link printfFormat}. */
export function shellText(text: string): string {
  if (/^[\w@%+=:,./-]+$/.test(text)) return text;
  if (!invisible.test(text)) return `'${text.replaceAll("'", "'\\''")}'`;
  return `$'${octal(text.replaceAll('\\', '\\\\').replaceAll("'", "\\'"))}'`;
}

/** A text as the quoted format of `printf`, which writes it byte for byte, NULs included. */
export function printfFormat(text: string): string {
  return `'${octal(text.replaceAll('\\', '\\\\').replaceAll('%', '%%').replaceAll("'", '\\047'))}'`;
}

// What double quotes do not protect, `!` because an interactive shell replaces it there.
const special = /["\\`$!]|[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u;

// What a terminal acts upon or does not show, so that the eye could not check the command.
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u;

function octal(text: string): string {
  return text.replace(new RegExp(invisible, 'gu'), (one) =>
    [...Buffer.from(one, 'utf8')].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join(''),
  );
}
