/**
 * A token of a shape such as `key_{4}_{24}`: `{24}` stands for as many letters and digits, `{claims}` for the claims of a
 * JWT.
 * @param text that many characters.
 */
export function tokenOf(shape: string, text: (length: number) => string, claims: () => object): string {
  return shape.replace(/\{(claims|\d+)\}/g, (_match, what: string) =>
    what === 'claims' ? Buffer.from(JSON.stringify(claims())).toString('base64url') : text(Number(what)),
  );
}
