/** How binding a requirement is, in the sense of RFC 2119. */
export type Level = 'MUST' | 'SHOULD' | 'MAY';

/** All levels, the most binding first: the order of counts and tables. */
export const levels = ['MUST', 'SHOULD', 'MAY'] as const satisfies readonly Level[];
