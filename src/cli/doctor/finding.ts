/** One thing that the doctor looked at. */
export interface SetupFinding {
  readonly area:
    | 'configuration'
    | 'contract'
    | 'reachability'
    | 'clock'
    | 'credential'
    | 'operation'
    | 'journal'
    | 'lender'
    | 'target'
    | 'residue';
  /** `lack` makes cases inconclusive; `remark` is worth knowing. */
  readonly state: 'fine' | 'remark' | 'lack';
  /** A sentence without a full stop. */
  readonly text: string;
  /** The id of the operation that it is about. */
  readonly operation?: string;
  /** What it would make inconclusive, or what to change. */
  readonly consequence?: string;
}
