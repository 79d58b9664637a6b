import type { Tampering } from './tampering.test-support.js';

/** Forgeries of how the evidence is written. */
export const formTamperings: readonly Tampering[] = [
  {
    name: 'a member given twice, of which programs read different ones',
    file: 'report.json',
    edit: (text: string) => text.replace('  "outcome": ', '  "outcome": "undetermined",\n  "outcome": '),
    named: /report\.json: line \d+: expected .*conforming.* as the suite writes it, received .*undetermined/,
  },
  {
    name: 'a letter escaped that needs no escape',
    file: 'exchanges.har',
    edit: (text: string) => text.replace('"POST"', '"P\\u004fST"'),
    named: /exchanges\.har: line \d+: expected .*POST.* as the suite writes it, received .*u004f/,
  },
  {
    name: 'white space behind the end',
    file: 'world.json',
    edit: (text: string) => `${text}\n`,
    named: /world\.json: expected \d+ bytes, received \d+/,
  },
  {
    name: 'a configuration nested without end',
    file: 'report.json',
    edit: (text: string) =>
      text.replace('"configuration": {', `"configuration": { "x": ${'['.repeat(100_000)}${']'.repeat(100_000)},`),
    named: /report\.json: expected what the suite writes, received something nested more than 100 times/,
  },
].map(
  ({ name, file, edit, named }): Tampering => ({
    name,
    rewrite: (all) => void all.set(file, Buffer.from(edit(String(all.get(file))))),
    named,
  }),
);
