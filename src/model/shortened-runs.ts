/** Where one character of a shortened text stands for so many more of it. */
export type Shortening = readonly [at: number, times: number];

const shortest = 1024;
const kept = 16;
// Who reads evidence of others is not to run out of memory.
const longestTogether = 128 * 1024 * 1024;

/** A text in which each long run of one character is short, and what was left out of it. */
export function shortened(text: string): { readonly text: string; readonly runs: readonly Shortening[] } {
  const runs: Shortening[] = [];
  let short = '';
  let from = 0;
  for (let start = 0; start + shortest <= text.length; ) {
    const end = endOfRun(text, start);
    if (end - start >= shortest) {
      short += text.slice(from, start + kept);
      runs.push([short.length - 1, end - start - kept]);
      from = end;
    }
    start = end;
  }
  return runs.length === 0 ? { text, runs } : { text: short + text.slice(from), runs };
}

// A pattern would take a stack as large as the run.
function endOfRun(text: string, start: number): number {
  const code = text.charCodeAt(start);
  let end = start + 1;
  while (end < text.length && text.charCodeAt(end) === code) end += 1;
  return end;
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
