/** The keyword of a schema that a wrong value is about. */
export type WrongKeyword =
  | 'type'
  | 'null'
  | 'enum'
  | 'bounds'
  | 'length'
  | 'pattern'
  | 'uuid'
  | 'format'
  | 'items'
  | 'count'
  | 'repeated'
  | 'missing'
  | 'unknown-member'
  | 'member-count'
  | 'nested'
  | 'branch'
  | 'discriminator';

/** A value that breaks one keyword, or several of which the first that breaks nothing else is taken. */
export interface WrongValue {
  readonly keyword: WrongKeyword;
  /** Of the case. */
  readonly name: string;
  /** With its article, for titles. */
  readonly label: string;
  readonly candidates: readonly unknown[];
}
