/** What is wrong with single parameters, in the shape that the published clients read. */
export type ValidationErrors = Readonly<Record<string, unknown>> & { readonly _errors: readonly string[] };

/** A refusal that the caller can do something about. Anything else that is thrown is a defect of ours. */
export class Failure extends Error {
  readonly status: number;
  readonly type: string;
  readonly validationErrors: ValidationErrors | undefined;

  constructor(status: number, type: string, message: string, validationErrors?: ValidationErrors) {
    super(message);
    this.name = 'Failure';
    this.status = status;
    this.type = type;
    this.validationErrors = validationErrors;
  }
}
