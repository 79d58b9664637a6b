import { badgeOf } from '../../src/report/badge.js';
import type { Certified, VendorEntry } from './registry.js';

const day = 24 * 60 * 60 * 1000;

const columns = ['product', 'profile', 'operations', 'conformance', 'coverage', 'requirement set', 'certifier', 'age'];

/** `docs/vendors.md` as of a day. */
export function renderVendors(entries: readonly VendorEntry[], asOf: Date): string {
  const shown = entries.filter(({ certified }) => certified !== undefined);
  return `# Vendors

Who has been certified, for what, and by whom? Each row is what the certifier has signed, checked by the certifier's key.
Conformance is how much of what was judged was met. Coverage is how much was judged of what the requirement set holds: a
smaller profile and fewer operations judge less. The two are never added.

Written by \`npm run vendors\` from \`vendors/\` and \`certifiers/\`, as of ${dayOf(asOf)}.

| vendor | ${columns.join(' | ')} |
| --- |${columns.map(() => ' --- |').join('')}
${shown.map((entry) => rowOf(entry, asOf)).join('\n')}

${shown.map(({ folder }) => `![${folder}](../vendors/${folder}/badge.svg)`).join('\n')}

## Join

1. Run the suite with a certifier's challenge, and get a certificate: [certification.md](certification.md). It has to say
   vendor, product, version and certifier.
2. Add a folder \`vendors/<name>/\` with \`certificate.dsse.json\` and \`vendor.json\`:

\`\`\`json
{ "certifier": "test-house", "site": "https://vendor.example" }
\`\`\`

3. Run \`npm run vendors\`, and propose what it wrote. A certifier who is new here adds \`certifiers/<name>.pem.pub\` as well.

\`npm run vendors -- --since main\` prints the table of what a proposal changes, before and after.
`;
}

/** What a registry says before and after a change, in Markdown; only entries that differ. */
export function renderChange(before: readonly VendorEntry[], after: readonly VendorEntry[], asOf: Date): string {
  const folders = [...new Set([...before, ...after].map(({ folder }) => folder))].sort();
  const textOf = (entries: readonly VendorEntry[], folder: string) => {
    const entry = entries.find((one) => one.folder === folder);
    if (entry === undefined) return '–';
    return entry.certified === undefined ? `not certified: ${safe(entry.problems.join('; '))}` : rowOf(entry, asOf);
  };
  const rows = folders
    .map((folder) => ({ folder, was: textOf(before, folder), is: textOf(after, folder) }))
    .filter(({ was, is }) => was !== is)
    .flatMap(({ folder, was, is }) => [line('before', folder, was), line('after', folder, is)]);
  if (rows.length === 0) return 'No vendor has changed.\n';
  return `| | vendor | ${columns.join(' | ')} |\n| --- | --- |${columns.map(() => ' --- |').join('')}\n${rows.join('\n')}\n`;
}

function line(when: string, folder: string, text: string): string {
  return text.startsWith('|')
    ? `| ${when} ${text}`
    : `| ${when} | ${folder} | ${text} |${' |'.repeat(columns.length - 1)}`;
}

/** The badge of a vendor: what is certified, and grey once it has expired. */
export function vendorBadge({ profile, operations, conformance, hasExpired }: Certified): string {
  const { claimed, notClaimed } = operations;
  const part =
    notClaimed.length === 0 ? '' : ` · ${claimed.length} of ${claimed.length + notClaimed.length} operations`;
  const state = hasExpired ? 'expired' : 'certified';
  return badgeOf(
    `${state} · ${profile}${part} · ${conformance.passed}/${conformance.judged}`,
    hasExpired ? '#6e7781' : '#1a7f37',
  );
}

function rowOf({ folder, certified }: VendorEntry, asOf: Date): string {
  if (certified === undefined) return '';
  const { parties, site, profile, operations, conformance, coverage, requirementSet, validity, hasExpired } = certified;
  const { vendor = folder, product = '', version = '', environment, certifier = '' } = parties;
  const days = Math.max(0, Math.floor((asOf.getTime() - Date.parse(validity.notBefore)) / day));
  const age = hasExpired ? `expired ${dayOf(new Date(validity.notAfter))}` : `${days} ${days === 1 ? 'day' : 'days'}`;
  return `| ${[
    site === undefined ? safe(vendor) : `[${safe(vendor)}](${site})`,
    `${safe(product)} ${safe(version)}${environment === undefined ? '' : ` (${safe(environment)})`}`,
    safe(profile),
    operations.notClaimed.length === 0 ? `all ${operations.claimed.length}` : safe(operations.claimed.join(', ')),
    `${conformance.passed} of ${conformance.judged}`,
    `${coverage.judged} of ${coverage.locked}`,
    safe(requirementSet.split('+')[0] ?? ''),
    safe(certifier),
    `${age}, certified ${dayOf(new Date(validity.notBefore))}`,
  ].join(' | ')} |`;
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

// What a vendor or a certifier wrote must not become Markdown.
function safe(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, ' ').replace(/[\\`*_{}[\]<>()#+!|~&@]/g, '\\$&');
}
