/** How this vendor behaves where the sources leave room. */
export interface VendorOptions {
  /** How long a deleted identity stays visible as `being_deleted`; 0 removes it before the answer is sent. */
  readonly deletionDelayMs?: number;
  /** What taking away something that is already gone answers. */
  readonly repetition?: 'not-found' | 'ok';
  /** Paths that this vendor does not serve yet. */
  readonly without?: readonly string[];
  /** The clock, for tests that do not want to wait. */
  readonly now?: () => number;
}

/** Options with every default filled in. */
export type Settings = Required<VendorOptions>;

/** The given options over the defaults. */
export function settingsFrom({
  deletionDelayMs = 0,
  repetition = 'not-found',
  without = [],
  now = Date.now,
}: VendorOptions): Settings {
  return { deletionDelayMs, repetition, without, now };
}
