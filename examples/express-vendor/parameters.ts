import { Failure } from './failure.js';
import { isUuid } from './uuid.js';

/**
 * Takes parameters one by one and remembers every complaint, so that a caller hears of all mistakes at once. What was
 * taken may be used only behind `check`.
 */
export class Parameters {
  readonly #sent: Readonly<Record<string, unknown>>;
  readonly #ofParameter = new Map<string, string>();
  readonly #ofTheWhole: string[] = [];

  constructor(sent: Readonly<Record<string, unknown>>) {
    this.#sent = sent;
  }

  /** A uuid that has to be there, in lower case. */
  uuid(name: string): string {
    return this.optionalUuid(name) ?? this.#missing(name);
  }

  /** A uuid that may be left out, but not be empty or null. */
  optionalUuid(name: string): string | undefined {
    const value = this.#take(name);
    if (value === undefined || isUuid(value)) return value?.toLowerCase();
    this.#ofParameter.set(name, typeof value === 'string' ? 'is not written as a uuid' : 'has to be a string');
    return undefined;
  }

  /** A list of uuids that may be left out. */
  optionalUuids(name: string): string[] {
    const value = this.#take(name) ?? [];
    if (Array.isArray(value) && value.every(isUuid)) return value.map((id) => id.toLowerCase());
    this.#ofParameter.set(name, 'has to be a list of uuids');
    return [];
  }

  /** A text that has to be there and say something. */
  text(name: string): string {
    return this.optionalText(name) ?? this.#missing(name);
  }

  /** A text that may be left out, but not be blank. */
  optionalText(name: string): string | undefined {
    const value = this.#take(name);
    if (value === undefined || (typeof value === 'string' && value.trim() !== '')) return value;
    this.#ofParameter.set(name, 'has to be a text that is not blank');
    return undefined;
  }

  /** Whether the parameter was sent at all, be it right or wrong. */
  isGiven(name: string): boolean {
    return this.#take(name) !== undefined;
  }

  /** Remembers what is wrong with one parameter, or with how several go together. */
  complain(complaint: string, name?: string): void {
    if (name === undefined) this.#ofTheWhole.push(complaint);
    else this.#ofParameter.set(name, complaint);
  }

  /** Refuses the request if anything was complained about. */
  check(): void {
    if (this.#ofParameter.size === 0 && this.#ofTheWhole.length === 0) return;
    const complaints = [
      ...[...this.#ofParameter].map(([name, complaint]) => `${name} ${complaint}`),
      ...this.#ofTheWhole,
    ];
    throw new Failure(400, 'parameters_invalid', `${complaints.join('; ')}.`, {
      _errors: this.#ofTheWhole,
      ...Object.fromEntries([...this.#ofParameter].map(([name, complaint]) => [name, { _errors: [complaint] }])),
    });
  }

  // Own members only: `constructor` and its kind are nobody's parameters.
  #take(name: string): unknown {
    return Object.hasOwn(this.#sent, name) ? this.#sent[name] : undefined;
  }

  #missing(name: string): string {
    if (!this.#ofParameter.has(name)) this.#ofParameter.set(name, 'was not given');
    return '';
  }
}
