/** Where one character of a shortened text stands for so many more of it. */
export type Shortening = readonly [at: number, times: number];

const shortest = 1024;
const kept = 16;
// Who reads evidence of others is not to run out of memory.
const longestTogether = 128 * 1024 * 1024;
const longRuns = new RegExp(`([^])\\1{${shortest - 1},}`, 'g');

/** A text in which each long run of one character is short, and what was left out of it. */
export function shortened(text: string): { readonly text: string; readonly runs: readonly Shortening[] } {
  if (text.length < shortest) return { text, runs: [] };
  const runs: Shortening[] = [];
  let short = '';
  let from = 0;
  for (const { 0: run, index } of text.matchAll(longRuns)) {
    short += text.slice(from, index + kept);
    runs.push([short.length - 1, run.length - kept]);
    from = index + run.length;
  }
  return runs.length === 0 ? { text, runs } : { text: short + text.slice(from), runs };
}

/**
 * Makes shortened texts long again, as long as all of them together may have been. What cannot be the shortening of any
 * text is left as it is.
 */
export function lengthener(): (text: string, runs: readonly Shortening[]) => string {
  let left = longestTogether;
  return (text, runs) => {
    let long = '';
    let from = 0;
    for (const [at, times] of runs) {
      if (at < from || at >= text.length || times > left) return text;
      left -= times;
      long += text.slice(from, at + 1) + text.charAt(at).repeat(times);
      from = at + 1;
    }
    return long + text.slice(from);
  };
}
