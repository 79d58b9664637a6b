/** What an error of a client says, as far as it says it. */
export interface ReportedError {
  readonly name?: string;
  readonly status?: number;
  readonly type?: string;
  readonly message?: string;
  readonly requestId?: string;
  readonly validationErrors?: unknown;
  /** The error as its language prints it when somebody logs it. */
  readonly printed?: string;
}

/** What came of a call. */
export type CallReport =
  | { readonly kind: 'returned'; readonly value?: unknown }
  | { readonly kind: 'threw'; readonly error: ReportedError }
  /** The client has no way to make this call. */
  | { readonly kind: 'unsupported'; readonly reason: string }
  /** The suite could not make this call. */
  | { readonly kind: 'untried'; readonly reason: string }
  /** The driver did not say; what was seen instead. */
  | { readonly kind: 'silent'; readonly seen: string };
