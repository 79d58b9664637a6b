/** A mistake of whoever started the suite: bad flags, bad configuration. Ends the command with exit code 2. */
export class UsageError extends Error {
  /** @param advice what to do about it, as a sentence. */
  constructor(
    message: string,
    readonly advice?: string,
  ) {
    super(message);
  }
}
