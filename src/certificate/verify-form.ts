import type { BundleFiles } from '../bundle/bundle-file.js';
import type { Bundle } from '../bundle/read-bundle.js';
import { writtenJson } from '../ground/written-json.js';
import { harPieces } from '../model/har.js';

const shownCharacters = 120;

/**
 * Where the evidence is written in another way than the suite writes what it says: members given twice, of which
 * programs read different ones, other escapes and other white space.
 */
export function formProblems(bundle: Bundle): readonly string[] {
  const { files, recorded, har } = bundle;
  const written: readonly (readonly [name: string, pieces: () => Iterable<string>])[] = [
    ['report.json', () => [writtenJson(recorded)]],
    ['exchanges.har', () => harPieces(har)],
    ...(bundle.kind === 'server'
      ? ([['world.json', () => [writtenJson(bundle.world)]]] as const)
      : ([
          ['calls.json', () => [writtenJson(bundle.record.calls)]],
          ['arrivals.json', () => [writtenJson(bundle.record.arrivals)]],
        ] as const)),
  ];
  return written.flatMap(([name, pieces]) => firstDifference(name, pieces(), files) ?? []);
}

function firstDifference(name: string, pieces: Iterable<string>, files: BundleFiles): string | undefined {
  const received = files.get(name) ?? Buffer.alloc(0);
  let from = 0;
  for (const piece of pieces) {
    const expected = Buffer.from(piece, 'utf8');
    const part = received.subarray(from, from + expected.length);
    if (!expected.equals(part)) return differenceOf(name, expected, received, from);
    from += expected.length;
  }
  return from === received.length ? undefined : `${name}: expected ${from} bytes, received ${received.length}`;
}

function differenceOf(name: string, expected: Buffer, received: Buffer, from: number): string {
  let at = 0;
  while (at < expected.length && expected[at] === received[from + at]) at += 1;
  const line = received.subarray(0, from + at).filter((byte) => byte === 0x0a).length + 1;
  const shown = (bytes: Buffer, place: number) => {
    const start = bytes.lastIndexOf(0x0a, place - 1) + 1;
    const end = bytes.indexOf(0x0a, place);
    return JSON.stringify(
      bytes
        .subarray(start, end < 0 ? undefined : end)
        .toString('utf8')
        .trim()
        .slice(0, shownCharacters),
    );
  };
  return `${name}: line ${line}: expected ${shown(expected, at)} as the suite writes it, received ${shown(received, from + at)}`;
}
